#!/usr/bin/env bash
# Runs probe.py with the restrictions of the installed unit, as its account.
set -euo pipefail
unit=/usr/lib/systemd/system/netra.service
install -m 0644 /root/probe.py /usr/lib/netra-probe.py
properties=()
while IFS= read -r line; do properties+=(-p "$line"); done < <(
    sed -n '/^# --- who/,/^# --- limits/p' "$unit" | grep -E '^[A-Z][A-Za-z]+=' | grep -v '^ConfigurationDirectory='
)
systemd-run --quiet --wait --pipe --collect "${properties[@]}" python3 -B /usr/lib/netra-probe.py
