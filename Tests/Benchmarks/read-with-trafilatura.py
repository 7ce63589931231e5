"""Pages per CPU second of trafilatura with metadata, over the pages that are named: what `pages` compares with."""
import sys
import time

from trafilatura import __version__, bare_extraction

pages = [open(path, "rb").read() for path in sys.argv[1:]]
bare_extraction(pages[0], with_metadata=True)
started = time.process_time()
articles = sum(bare_extraction(page, with_metadata=True) is not None for page in pages)
spent = time.process_time() - started
print(f"version={__version__} pages={len(pages)} articles={articles} pages_per_cpu_second={len(pages) / spent:.1f}")
