"""Subscribes to a feed with Evolution's data server, and prints its events as JSON.

Runs under the Python of the system, in a D-Bus session and a home of its own: python3 read_evolution.py ADDRESS.
"""

import json
import sys
import time
from typing import Any

# Evolution says that it is connected only after it has fetched; rather than wait for that, it is asked to fetch.
CONNECTED_SECONDS = 1
FETCHED_SECONDS = 20


def libraries() -> tuple[Any, Any, Any]:
    """Return the bindings: sources, calendars, libical."""
    import gi  # type: ignore[import-not-found]

    gi.require_version("EDataServer", "1.2")
    gi.require_version("ECal", "2.0")
    gi.require_version("ICalGLib", "3.0")
    from gi.repository import ECal, EDataServer, ICalGLib  # type: ignore[import-not-found]

    return EDataServer, ECal, ICalGLib


def subscribed(data_server: Any, registry: Any, address: str) -> Any:
    """Return a subscription to the address, known to the registry."""
    source = data_server.Source.new_with_uid("feed", None)
    source.set_parent("webcal-stub")
    source.set_display_name("Feed")
    calendar = source.get_extension(data_server.SOURCE_EXTENSION_CALENDAR)
    calendar.set_backend_name("webcal")
    web = source.get_extension(data_server.SOURCE_EXTENSION_WEBDAV_BACKEND)
    scheme, _, rest = address.partition("://")
    host, _, path = rest.partition("/")
    name, _, port = host.partition(":")
    auth = source.get_extension(data_server.SOURCE_EXTENSION_AUTHENTICATION)
    auth.set_host(name)
    auth.set_port(int(port))
    auth.set_method("none")
    web.set_resource_path(f"/{path}")
    source.get_extension(data_server.SOURCE_EXTENSION_SECURITY).set_secure(scheme == "https")
    registry.create_sources_sync([source], None)
    return source


def main() -> None:
    """Print the events."""
    from read_libical import told  # type: ignore[import-not-found]  # the script beside this one

    data_server, calendars, ical = libraries()
    registry = data_server.SourceRegistry.new_sync(None)
    source = subscribed(data_server, registry, sys.argv[1])
    client = calendars.Client.connect_sync(source, calendars.ClientSourceType.EVENTS, CONNECTED_SECONDS, None)
    client.refresh_sync(None)
    sys.stdout.write(json.dumps([told(ical, event) for event in fetched(client)]))


def fetched(client: Any) -> list[Any]:
    """Return the events as soon as there are any."""
    until = time.monotonic() + FETCHED_SECONDS
    while True:
        _, events = client.get_object_list_sync("#t", None)
        if events or time.monotonic() > until:
            return list(events)
        time.sleep(0.1)


if __name__ == "__main__":
    main()
