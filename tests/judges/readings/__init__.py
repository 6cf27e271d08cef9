"""What a document says, worked out without plainsend: one module per kind of file, facts.py for what is compared."""
