# Bamboo and Birch. `make` alone lists what can be done.
PYTHON ?= python3
PORT ?= 8000
RUN := .venv/bin/python
READY := .venv/ready

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

book: $(READY) ## check the tables, run the notebooks, write the site to _build/html
	@$(RUN) tools/build.py

test: $(READY) ## check everything: tables, package, notebooks, book, site in a browser
	@BAMBOOBIRCH_PREVIEW=off OMP_NUM_THREADS=1 $(RUN) -m pytest --numprocesses auto --dist loadfile --nbval notebooks tests

serve: $(READY) ## show the built site at http://localhost:8000 (another port: make serve PORT=8001)
	@test -d _build/html || { echo "There is no site yet. Type: make book"; exit 1; }
	@echo "The book is at http://localhost:$(PORT)/ (Ctrl-C ends this)"
	@$(RUN) -m http.server --bind 127.0.0.1 --directory _build/html $(PORT) >/dev/null

notebooks: $(READY) ## open the notebooks in Jupyter Lab
	@$(RUN) -m jupyter lab notebooks

data: $(READY) ## after a table was edited: sort it and record its checksum
	@$(RUN) -m bamboobirch.record

outputs: $(READY) ## after a notebook, a table or the package was edited: store what the notebooks print
	@$(RUN) tools/store_outputs.py

links: book ## ask every address in the book whether it still answers (needs the network; never fails)
	@$(RUN) tools/links.py

bench: $(READY) ## measure builds, loading of tables, bytes per page, and how computation grows with the record
	@$(RUN) tools/bench.py

clean: ## remove the built site and the cache of executed notebooks
	rm -rf _build

$(READY): requirements.txt pyproject.toml tools/environment.sh
	@PYTHON=$(PYTHON) sh tools/environment.sh
	@touch $@

.PHONY: help book test serve notebooks data outputs links bench clean
