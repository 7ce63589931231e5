// Reading: bytes to feeds, link lists and articles. Pure: no clock, network, disk or global state.
