"""The statements of the documents on trial: a module for each chapter, a small function for each test.

A function states the parts of a claim as conditions on the tables and lets `claims.weigh` compute
the verdict; nothing stores one. `UNTESTED` gives the reason for a claim that has no test, where
the reason for its kind would not do.
"""
