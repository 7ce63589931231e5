#include "CHeap.h"

#include <errno.h>
#include <malloc.h>
#include <stdatomic.h>

/* glibc's own, under the names that it keeps for those who take the others. */
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static atomic_size_t live, peak;

static void *grown(void *block) {
    if (!block) return block;
    size_t size = malloc_usable_size(block) + sizeof(size_t);
    size_t now = atomic_fetch_add(&live, size) + size;
    size_t high = atomic_load(&peak);
    while (now > high && !atomic_compare_exchange_weak(&peak, &high, now)) {}
    return block;
}

static void shrunk(void *block) {
    if (block) atomic_fetch_sub(&live, malloc_usable_size(block) + sizeof(size_t));
}

void *malloc(size_t size) { return grown(__libc_malloc(size)); }
void *calloc(size_t count, size_t size) { return grown(__libc_calloc(count, size)); }
void *memalign(size_t alignment, size_t size) { return grown(__libc_memalign(alignment, size)); }
void *aligned_alloc(size_t alignment, size_t size) { return grown(__libc_memalign(alignment, size)); }

int posix_memalign(void **block, size_t alignment, size_t size) {
    void *found = memalign(alignment, size);
    if (!found) return ENOMEM;
    *block = found;
    return 0;
}

void *realloc(void *block, size_t size) {
    shrunk(block);
    void *found = __libc_realloc(block, size);
    /* What could not be made larger is still there. */
    if (!found && size) grown(block);
    return grown(found);
}

void free(void *block) {
    shrunk(block);
    __libc_free(block);
}

size_t heap_live(void) { return atomic_load(&live); }
size_t heap_peak(void) { return atomic_load(&peak); }

void heap_forget(void) {
    malloc_trim(0);
    atomic_store(&peak, atomic_load(&live));
}
