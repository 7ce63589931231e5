# Netra. `make run` shows the daemon at work; `make test` proves it. README.md explains both.

# Debian packages that the build needs, named here and nowhere else.
PACKAGES = libcurl4-openssl-dev libxml2-dev libsqlite3-dev zlib1g-dev pkg-config

# What `make bench` measures against, besides.
BENCH_PACKAGES = nginx-light curl openssl python3

PREFIX  ?= /usr/local
DESTDIR ?=
BUILD    = swift build -c release --product
BIN      = .build/release

.PHONY: help deps toolchain build run validators test faults check format bench soak day fuzz deb test-service docs install clean

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-13s %s\n", $$1, $$2 }'

deps: ## install the Debian packages that are missing (does nothing where none is)
	@missing=; for p in $(PACKAGES); do \
	  dpkg-query -W -f '$${Status}' "$$p" 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; \
	done; \
	if [ -n "$$missing" ]; then \
	  sudo=; if [ "$$(id -u)" -ne 0 ]; then sudo=sudo; fi; \
	  echo "Installing$$missing"; \
	  $$sudo apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing; \
	fi

toolchain:
	@command -v swift >/dev/null || { \
	  echo "The Swift 6.3 toolchain is missing: see https://www.swift.org/install/linux/" >&2; exit 1; }

build: deps toolchain ## build netra and netra-demo (release)
	$(BUILD) netra
	$(BUILD) netra-demo

run: build ## the daemon at work on an embedded sample site, until Ctrl-C
	@$(BIN)/netra-demo

check: deps toolchain ## formatting, and Config/ held against itself
	swift format lint --strict --recursive Package.swift Sources Tests
	swift build --product netra
	.build/debug/netra check --config Config/netra.yaml
	.build/debug/netra rules test

# Without them `make test` passes too, and says what it left out.
validators: ## the Python packages of Tests/validators.txt, in .build/validators
	@cmp -s Tests/validators.txt .build/validators/installed || { \
	  mkdir -p .build && echo "Installing the validators of Tests/validators.txt" && \
	  { python3 -m venv --clear .build/validators 2>/dev/null || \
	    { $(MAKE) -s deps PACKAGES="python3 python3-venv" && python3 -m venv --clear .build/validators; }; } && \
	  .build/validators/bin/python3 -m pip install -q --disable-pip-version-check --timeout 20 --retries 1 \
	    -r Tests/validators.txt && \
	  cp Tests/validators.txt .build/validators/installed; \
	} || echo "They could not be had: tests that need them are left out" >&2

# A few failures drown in a thousand lines of what passed, so they are told once more at the end.
test: SHELL = /bin/bash
test: check validators ## check, then every test; what failed is told once more at the end
	swift build --product netra-demo
	@set -o pipefail; echo "swift test"; swift test 2>&1 | tee .build/test.log || { \
	  echo "What failed (the whole is in .build/test.log):"; grep -a '^✘' .build/test.log; exit 1; }

faults: KILLS ?= 200
faults: deps toolchain ## every fault on the real daemon, and KILLS (200) kills at random moments
	swift build --product netra-demo
	NETRA_KILLS=$(KILLS) swift test --filter CrashTests

format: toolchain ## rewrite the sources as `make check` wants them
	swift format --in-place --recursive Package.swift Sources Tests

bench: PACKAGES += $(BENCH_PACKAGES)
bench: build ## measure, and append to the record in Tests/Benchmarks/Record
	Tests/Benchmarks/run

soak: build ## the daemon on 500 sources for MINUTES (30), some of which misbehave: memory, descriptors, outcomes
	Tests/Benchmarks/soak

day: build ## a day's work of 1,000 sources in half an hour, then silence, then cold starts: memory, CPU, times
	Tests/Benchmarks/day

fuzz: deps toolchain ## fuzz one reader: make fuzz FUZZ=html SECONDS=60
	@Tests/Fuzz/run "$(FUZZ)" "$(SECONDS)"

deb: deps toolchain ## a Debian package with the Swift runtime linked into it, in .build-deb
	swift build -c release --static-swift-stdlib --scratch-path .build-deb --product netra
	@# Asked for help, the plugin builds its tool alone; asked for the manual, it would build everything once more.
	swift package generate-manual --help > .build-deb/manual-tool
	@mkdir -p .build-deb/man
	"$$(swift build --show-bin-path)/generate-manual-tool" .build-deb/release/netra --output-directory .build-deb/man
	systemd/deb/build .build-deb/release/netra .build-deb/man .build-deb

test-service: ## the package under a real systemd: install, reload, watchdog, faults, upgrade, purge (needs the rig)
	Tests/Service/run

docs: toolchain ## the documentation of the code, in .build/docs (serve it with any web server)
	mkdir -p .build
	docc convert Sources/Monitor/Monitor.docc --fallback-display-name Netra --fallback-bundle-identifier netra \
	  --output-path .build/docs --warnings-as-errors

install: build ## install below $(DESTDIR)$(PREFIX), and an example configuration in $(DESTDIR)/etc/netra
	install -D -m 0755 $(BIN)/netra $(DESTDIR)$(PREFIX)/bin/netra
	cd Config && find . -type f ! -name netra.yaml -exec install -D -m 0644 {} $(DESTDIR)$(PREFIX)/share/netra/{} \;
	install -D -m 0644 Config/netra.yaml $(DESTDIR)$(PREFIX)/share/netra/netra.yaml
	test -e $(DESTDIR)/etc/netra/netra.yaml || install -D -m 0640 Config/netra.yaml $(DESTDIR)/etc/netra/netra.yaml
	for page in systemd/man/*.5; do install -D -m 0644 $$page $(DESTDIR)$(PREFIX)/share/man/man5/$${page##*/}; done
	install -d $(DESTDIR)$(PREFIX)/lib/systemd/system
	sed 's|@BINDIR@|$(PREFIX)/bin|' systemd/netra.service > $(DESTDIR)$(PREFIX)/lib/systemd/system/netra.service

clean: ## remove what was built
	rm -rf .build .build-deb Tests/Benchmarks/.build Tests/Fuzz/.build
