"""Serving a chronology: the feed, the other formats and a page, from memory, on loopback.

The reading and rendering (`Publisher`), the answering (`answer`) and the connections (`serve`) know little of one
another: the first knows no HTTP, the second no socket, the third no chronology.
"""

from timeline.serve._answer import Answer, Request, answer
from timeline.serve._assets import Asset
from timeline.serve._edition import Edition
from timeline.serve._guard import Limits
from timeline.serve._hosts import Hosts, is_loopback
from timeline.serve._page import reach_words
from timeline.serve._publisher import News, Publisher, State, Trouble
from timeline.serve._server import listen, serve

__all__ = [
    "Answer",
    "Asset",
    "Edition",
    "Hosts",
    "Limits",
    "News",
    "Publisher",
    "Request",
    "State",
    "Trouble",
    "answer",
    "is_loopback",
    "listen",
    "reach_words",
    "serve",
]
