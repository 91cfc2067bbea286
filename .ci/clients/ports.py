"""Tells where processes wait for somebody from a network, as Linux tells it."""
import ipaddress
import os
import pathlib
import re

# A socket of TCP that listens; one of UDP that takes what comes from anybody.
WAITING = {"tcp": "0A", "tcp6": "0A", "udp": "07", "udp6": "07"}


def sockets(group):
    """The numbers of the sockets that the processes of a group hold open."""
    found = set()
    for link in pathlib.Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if os.getpgid(int(link.parts[2])) == group and (number := re.fullmatch(r"socket:\[(\d+)\]", os.readlink(link))):
                found.add(number[1])
        except (ProcessLookupError, FileNotFoundError):
            # The process has ended meanwhile, or has closed the file.
            continue
    return found


def address(text):
    """An address as /proc writes it: four bytes at a time, the last first."""
    data = bytes.fromhex(text)
    host = ipaddress.ip_address(b"".join(data[i:i + 4][::-1] for i in range(0, len(data), 4)))
    return getattr(host, "ipv4_mapped", None) or host


def waiting(group):
    """The addresses and ports at which the processes of a group wait."""
    own = sockets(group)
    places = set()
    for table, state in WAITING.items():
        file = pathlib.Path("/proc/net", table)
        # Where IPv6 is off, its tables are not there.
        for line in file.read_text().splitlines()[1:] if file.exists() else []:
            _, local, _, is_in, *rest = line.split()
            if is_in == state and rest[5] in own:
                host, port = local.split(":")
                places.add((address(host), int(port, 16)))
    return places
