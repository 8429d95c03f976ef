"""People: cadres, students, workers, the diaspora, tourists, culture and memory."""

from __future__ import annotations

import functools

import pandas as pd

from bamboobirch import dates, evidence, periods, provenance, tables
from bamboobirch.claims import Finding, decides, weigh
from bamboobirch.prose import listed, share

DOCUMENT = "seventy-years-nd"
ESSAY = "1864-stanyukovich-essay-on-the-french-in-cochinchina"
SCHOOLS = {
    "communist-university-of-the-toilers-of-the-east": "University of the Toilers of the East",
    "international-lenin-school": "Lenin School",
    "institute-for-national-and-colonial-affairs": "Institute for Colonial Affairs",
    "leningrad-air-force-school": "air-force school, Leningrad",
    "borisoglebsk-pilot-school": "pilots’ school, Borisoglebsk",
}


@functools.cache
def _whole() -> evidence.Evidence:
    """All events, what is told of them, and who took part."""
    return evidence.everything()


@functools.cache
def _events() -> pd.DataFrame:
    """All events by event_id, in order of time."""
    return _whole().events.set_index("event_id")


def _told(event: str) -> pd.DataFrame:
    """The statements of an event, `note` and `reported_date` never missing."""
    rows = tables.load("event_sources").query("event_id == @event")
    return rows.fillna({"note": "", "reported_date": ""})


def _others(event: str) -> pd.DataFrame:
    """The statements of an event outside the seventy-years paper."""
    return _told(event).query("source_id != @DOCUMENT")


def _origins(event: str) -> int:
    """How many sources of different origin tell an event."""
    return int(provenance.independent(_told(event)).get(event, 0))


def early_visits() -> pd.DataFrame:
    """Guests of coded visits that were over before 1900, a row a participation, with the `date`."""
    events, _, parts = _whole()
    visits = events.loc[events["kind"] == "visit", ["event_id", "date", "place"]]
    guests = parts[parts["role"] == "guest"].merge(visits, on="event_id")
    return guests[guests["date"].map(lambda d: dates.parse(d).latest.year) < 1900]


def early_russians() -> pd.DataFrame:
    """Of `early_visits` the Russian guests, with the `year` of the visit, in order of time."""
    russians = early_visits().query("side == 'russia'")
    return russians.assign(year=russians["date"].map(dates.year)).sort_values("year")


def studies() -> pd.DataFrame:
    """Rows of `relations` that tell where a person studied."""
    actors, relations = tables.load("actors"), tables.load("relations")
    persons = set(actors.loc[actors["kind"] == "person", "actor_id"])
    return relations[
        (relations["relation"] == "studied-at") & relations["actor_id"].isin(persons)
    ]


def party_heads() -> pd.DataFrame:
    """Heads of the party in order of office, a row each, with `moscow`: studies there are on record."""
    relations = tables.load("relations")
    heads = relations[
        (relations["relation"] == "leads")
        & (relations["other_id"] == "cpv")
        & relations["note"].fillna("").str.contains("Secretary")
        & relations["start"].notna()
    ]
    heads = heads.sort_values(["start", "source_id"]).drop_duplicates("actor_id")
    return heads.assign(moscow=heads["actor_id"].isin(studies()["actor_id"]))


def volunteers(event: str) -> int:
    """How many Vietnamese are named as taking part in an event of 1941."""
    parts = _whole().parts
    rows = parts[(parts["side"] == "vietnam") & (parts["kind"] == "person")]
    return rows.loc[rows["event_id"] == event, "actor_id"].nunique()


def _arrivals(year: str) -> pd.Series:
    """What sources give for Russian arrivals in a whole year (or month), persons; bounds as values."""
    rows = tables.load("observations").query("series_id == 'tourism-russian-arrivals'")
    rows = rows[(rows["start"] == year) & (rows["end"] == year)]
    rows = rows[~rows["note"].fillna("").str.contains("may not cover")]
    return rows["value"].fillna(rows["low"]).fillna(rows["high"])


def _has(theme: str) -> pd.Series:
    """Whether an event has a theme, by event_id."""
    return _events()["themes"].map(lambda themes: theme in str(themes).split(";"))


def _since_2001() -> pd.Series:
    """The year of each event dated to 2001 or later, by event_id."""
    dated = _events()["date"][~_events()["date"].str.contains("XX")]
    years = dated.map(dates.year)
    return years[years >= 2001]


@decides("seventy-at-least-six-soldiers", shown_in="tab-people-conflicts")
def six_vietnamese_marched_and_defended_moscow() -> Finding:
    parade, defence = volunteers("1941-moscow-parade"), volunteers("1941-defence-of-moscow")
    return weigh(
        f"{parade} names are given for the parade and {defence} for the defence; service and deaths are commemorated officially, the parade rests on one memoir.",
        six_named_in_the_parade=parade >= 6,
        six_named_in_the_defence=defence >= 6,
        defence_told_by_two_origins=_origins("1941-defence-of-moscow") >= 2,
        parade_told_by_two_origins=_origins("1941-moscow-parade") >= 2,
    )


@decides("seventy-first-knowledge-1783", shown_in="tab-people-conflicts")
def russia_first_learned_of_vietnam_in_1783() -> Finding:
    others = _others("1783-russia-reads-baron")
    printed = (others["reported_date"] == "1783").any()
    earlier = others["note"].str.contains("seventeenth century").any()
    return weigh(
        f"The print of 1783 {'stands' if printed else 'is not confirmed'}, as part of a translated series; {'a Russian account knows Vietnam on a tsar’s globe of the seventeenth century' if earlier else 'nothing earlier is told'}.",
        printed_in_1783=printed,
        nothing_earlier_told=not earlier,
    )


@decides("seventy-first-russians-1863", shown_in="fig-first-contacts")
def no_russian_came_before_1863() -> Finding:
    first = early_russians()["year"].min()
    return weigh(
        f"The earliest coded visit by a Russian is of {first}, but the account read says only probably, and that nobody came before cannot be shown.",
        none_coded_before=first >= 1863,
        none_came_before=None,
    )


@decides("seventy-stanyukovich-first-russian", shown_in="fig-first-contacts")
def stanyukovich_is_the_first_russian_coded() -> Finding:
    first = early_russians().iloc[0]
    return weigh(
        f"His is the earliest visit in the tables, {first['year']}; the document says only most likely.",
        his_is_the_earliest_visit=first["actor_id"] == "konstantin-stanyukovich",
    )


@decides("seventy-more-russians-to-saigon", shown_in="fig-first-contacts")
def more_russians_came_to_saigon() -> Finding:
    later = early_russians().query("year > 1863")
    saigon = later[later["place"] == "saigon"]
    return weigh(
        f"{later['event_id'].nunique()} coded visits by Russians before 1900 follow his, the Tsarevich's among them; not all to Saigon.",
        others_came_to_saigon=saigon["event_id"].nunique() > 1,
        the_later_tsar_among_them=(saigon["actor_id"] == "nikolai-ii").any(),
    )


@decides("seventy-contact-end-18th-century", shown_in="fig-first-contacts")
def contact_began_in_the_late_eighteenth_century() -> Finding:
    read, met = dates.year(_events().loc["1783-russia-reads-baron", "date"]), early_russians()
    return weigh(
        f"What is dated {read} is reading; the first visit is of {met['year'].min()}.",
        read_of_by_1800=read <= 1800,
        met_by_1800=met["year"].min() <= 1800,
    )


@decides("seventy-le-quy-don-first-knowledge", shown_in="tab-people-conflicts")
def le_quy_don_first_named_russia() -> Finding:
    others = _others("17XX-le-quy-don-names-russia")["source_id"].nunique()
    return weigh(
        f"{others or 'No'} other sources have it that he named the country; a Russian scholar finds Russian place-names in several texts from the middle of the century.",
        told_outside_the_document=others > 0,
        the_first_to_do_so=None,
    )


@decides("seventy-philiphe-binh-detailed", shown_in="tab-people-conflicts")
def philiphe_binh_described_russia() -> Finding:
    origins = _origins("1796-philiphe-binh-describes-russia")
    return weigh(
        f"Sources of different origin that tell it, the document among them: {origins}; the text itself was not read.",
        told_by_two_origins=origins > 1,
    )


@decides("seventy-stanyukovich-memoir", shown_in="tab-people-conflicts")
def stanyukovich_described_the_conquest_in_a_memoir() -> Finding:
    text = _others(ESSAY).query("source_id == 'vostlit-stanyukovich'")
    title = provenance.entry("vostlit-stanyukovich").fields["title"]
    memoir = "memoir" in title.casefold()
    return weigh(
        f"{'He did write of the conquest' if len(text) else 'No text of his on the conquest was read'}; the title of the text {'has' if memoir else 'lacks'} the word memoir.",
        wrote_of_the_conquest=len(text) > 0,
        called_memoir=memoir,
    )


@decides("seventy-golden-generation", shown_in="fig-people-schools")
def moscow_trained_the_heads_of_the_party() -> Finding:
    moscow = party_heads()["moscow"]
    first_run = int(moscow.cumprod().sum())
    return weigh(
        f"{moscow.sum()} of {len(moscow)} party heads have a Moscow school on record, the first {first_run} among them. That the schools made them leaders the tables cannot show.",
        the_first_heads_studied_there=first_run > 1,
        most_heads_studied_there=moscow.mean() > 0.5,
        made_leaders_by_it=None,
    )


@decides("seventy-trained-with-famous-activists", shown_in="fig-people-schools")
def students_learned_at_leading_schools() -> Finding:
    dated = studies().query("other_id in @SCHOOLS and start.notna()")
    weak = _events().loc["1935-01-letter-on-students-in-moscow", "date"][:4]
    return weigh(
        f"The schools are right: {dated['actor_id'].nunique()} pupils are dated there. A letter of {weak} finds the students weak in theory; warmth is not measured.",
        pupils_at_these_schools=dated["actor_id"].nunique() > 1,
        among_well_known_revolutionaries=None,
        warmly_received=None,
    )


@decides("seventy-years-120000-tourists-q1-2020", shown_in="fig-people-tourists")
def first_quarter_of_2020_brought_120000_tourists() -> Finding:
    document = tables.load("observations").set_index("series_id")
    quarter = document.loc["tourists-russia-to-vietnam-document", "value"]
    march, usual = _arrivals("2020-03").iloc[0], _arrivals("2019").min() / 4
    return weigh(
        f"Another source gives {march:,.0f} to March alone, {share(march / quarter)} of the quarter, though routes closed that month. A mean quarter of 2019 had {usual:,.0f}.",
        no_more_than_a_usual_quarter=quarter <= usual,
        the_number_itself=None,
    )


@decides("seventy-years-russia-top-ten-tourism", shown_in="tab-people-claims")
def russia_is_among_ten_markets_since_2012() -> Finding:
    listing = "2012-russia-among-tourism-markets"
    others = _others(listing)
    return weigh(
        f"{_told(listing)['source_id'].nunique()} sources put Russia among ten markets, but the other one speaks of the highest growth in {others['reported_date'].min()}, not of potential, and the place is not given.",
        among_ten_by_two_origins=_origins(listing) >= 2,
        told_by_another_for_2012=others["reported_date"].str.startswith("2012").any(),
    )


@decides("dung-tradition-of-exchange", shown_in="fig-people-themes")
def every_period_has_exchange() -> Finding:
    marks = _has("people").astype(int) + _has("culture").astype(int)
    modern = periods.scheme("book")["title"].index.drop("before-1945")
    in_each = marks.groupby(_events()["period"]).sum().reindex(modern, fill_value=0)
    bodies = _events()["title"].str.contains("Friendship (?:Society|Association) founded")
    founded = _events()["date"][bodies].map(dates.year)
    return weigh(
        f"Every period since 1945 has events on people or culture, {in_each.min()} theme marks at least; friendship societies were founded in {listed([str(year) for year in founded])}.",
        exchange_in_every_period=(in_each > 0).all(),
        societies_of_two_generations=founded.max() - founded.min() >= 25,
    )


@decides("dung-numerous-cultural-activities", shown_in="fig-people-culture")
def diplomatic_and_cultural_events_every_year() -> Finding:
    years = _since_2001()
    span = years.nunique()
    diplomacy, culture = (
        int(_has(theme)[years.index].sum()) for theme in ("diplomacy", "culture")
    )
    enough = {"diplomacy": diplomacy >= span, "culture": culture >= span}
    passing = [theme for theme in enough if enough[theme]]
    return weigh(
        f"In {span} years since 2001 {diplomacy} coded events are about diplomacy and {culture} about culture; with one a year as the mark, these pass: {listed(passing)}.",
        one_on_diplomacy_a_year=enough["diplomacy"],
        one_on_culture_a_year=enough["culture"],
    )


@decides("seventy-years-route-closure-damage", shown_in="fig-people-tourists")
def closing_the_routes_harmed_tourism() -> Finding:
    fall = 1 - _arrivals("2022").max() / _arrivals("2019").min()
    return weigh(
        f"Arrivals fell by {share(fall, 1)} or more from 2019 to 2022, but none is held for the rest of 2020 or for 2021, and by 2022 war had stopped flights too; no table has the receipts.",
        heavy_damage=None,
        by_the_closing=None,
    )


UNTESTED = {
    "dung-gratitude-tradition": "Ceremonies can be counted, gratitude cannot; the register holds a Western source that speaks of strain.",
    "seventy-years-symbol-of-brotherly-friendship": "A judgement; the register holds the opposite one beside it.",
    "seventy-soviet-sponsored-cadres-fully": "No source read besides the document says who paid.",
    "zareba-russian-rather-than-english": "No table counts languages in the army.",
}
