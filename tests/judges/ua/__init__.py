"""An independent checker of PDF/UA-1 (ISO 14289-1:2014), rule by rule, and of PDF/A-2a (ISO 19005-2:2011).

It reads a file with pikepdf and fontTools only and shares no code with plainsend's writer. The rules carry the ids of
the public veraPDF profile (clause and test number), so that its corpus of test files can hold the checker to account
(ua_corpus.py). It is our own reading of the standard, not a certification.
"""
