"""How records read in English: the words shared by the terminal, the calendar, the workbook and Markdown.

Everything here returns plain text. Escaping is each format's own affair.
"""

from timeline.prose._accounts import AccountRow, account_rows, account_table
from timeline.prose._dates import (
    UNDATED,
    as_of_words,
    basis_words,
    date_words,
    dated_words,
    derivation_words,
    offset_words,
)
from timeline.prose._details import Detail, detail_rows, details
from timeline.prose._languages import language_words
from timeline.prose._lookup import account_heading, event_title, source_title
from timeline.prose._people import participant_words, participants_words, party_words
from timeline.prose._phrases import (
    aside_words,
    capitalised,
    count_words,
    kind_words,
    label_words,
    listed,
    number_words,
    position_label,
    relation_label,
    sentence,
    status_words,
)
from timeline.prose._places import place_words
from timeline.prose._sources import (
    attribution_words,
    citation_words,
    locator_words,
    published_basis_words,
    published_words,
    source_words,
    stance_words,
    supports_words,
    wording_words,
)
from timeline.prose._times import display_time_words
from timeline.prose._values import field_words, relation_words, superlative_words, value_words
from timeline.prose._votes import positions_by_vote, positions_words, tally_words

__all__ = [
    "UNDATED",
    "AccountRow",
    "Detail",
    "account_heading",
    "account_rows",
    "account_table",
    "as_of_words",
    "aside_words",
    "attribution_words",
    "basis_words",
    "capitalised",
    "citation_words",
    "count_words",
    "date_words",
    "dated_words",
    "derivation_words",
    "detail_rows",
    "details",
    "display_time_words",
    "event_title",
    "field_words",
    "kind_words",
    "label_words",
    "language_words",
    "listed",
    "locator_words",
    "number_words",
    "offset_words",
    "participant_words",
    "participants_words",
    "party_words",
    "place_words",
    "position_label",
    "positions_by_vote",
    "positions_words",
    "published_basis_words",
    "published_words",
    "relation_label",
    "relation_words",
    "sentence",
    "source_title",
    "source_words",
    "stance_words",
    "status_words",
    "superlative_words",
    "supports_words",
    "tally_words",
    "value_words",
    "wording_words",
]
