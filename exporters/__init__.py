"""The formats: one room each, beside the core, found through their entry points."""
