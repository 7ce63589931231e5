#pragma once

/// In a process that links this, `rebinding-N.test` (any N) resolves to 127.0.0.2 at its first look-up and to 127.0.0.1
/// ever after. Every other name is the system's.
///
/// Returns how often names of that form have been looked up.
int test_resolver_lookups(void);
