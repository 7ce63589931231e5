#pragma once
#include <zlib.h>

/* inflateInit2 is a macro that hides the version and the size of the stream. 15 + 32 finds gzip and zlib by itself. */
static inline int czlib_inflate_init(z_stream *stream) { return inflateInit2(stream, 15 + 32); }
