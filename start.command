#!/bin/sh
# Double-click on macOS: opens a terminal and lets start.py do the rest.
exec python3 "$(dirname "$0")/start.py" "$@"
