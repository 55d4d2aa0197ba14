# Waymark. `make help` lists what there is; `make kit` and `make test` need no other step before them.

VERSION  := 0.1.0
PREFIX   ?= /usr/local
CC       ?= gcc
CFLAGS   ?= -O2 -g
WARNINGS := -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wvla
PACKAGES := libcmark libxml-2.0 libzip yaml-0.1 nettle zlib

# Expanded when used, not when read: pkg-config may still have to be installed.
CPPFLAGS += -Igenerator -D_POSIX_C_SOURCE=200809L -DWAYMARK_VERSION='"$(VERSION)"' \
            -DWAYMARK_DATADIR='"$(PREFIX)/share/waymark"' $(shell pkg-config --cflags $(PACKAGES))
LDLIBS    = $(shell pkg-config --libs $(PACKAGES)) -lpthread

SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

SOURCES   := $(sort $(wildcard generator/*.c generator/*/*.c))
OBJECTS   := $(SOURCES:generator/%.c=build/objects/%.o)
CHECKED   := $(SOURCES:generator/%.c=build/sanitized/%.o)
UNIT      := $(patsubst tests/unit/%.c,build/tests/unit/%,$(sort $(wildcard tests/unit/*_test.c)))
HARNESSES := $(patsubst tests/fuzz/%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))

JOBS     := $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

.DEFAULT_GOAL := generator
.PHONY: generator kit test bench fuzz install clean help sanitized unit replay tidy

generator: build/waymark         ## build the generator

kit:                             ## install what is missing, build every edition of content/ into dist/
	@generator/setup.sh kit
	@$(MAKE) -s --no-print-directory --jobs=$(JOBS) generator
	@build/waymark build content -o dist

test:                            ## install what only the tests need, run every suite
	@generator/setup.sh test
	@$(MAKE) -s --no-print-directory --jobs=$(JOBS) generator sanitized unit replay
	@tests/run.sh

bench:                           ## how long a large made kit takes, beside bare cmark (reports, never fails)
	@generator/setup.sh kit
	@$(MAKE) -s --no-print-directory --jobs=$(JOBS) generator build/tests/bench_cmark
	@tests/bench/run.sh

FUZZ_SECONDS ?= 60
fuzz:                            ## look for inputs that break the loader (FUZZ_SECONDS=60 a harness)
	@generator/setup.sh fuzz
	@$(MAKE) -s --no-print-directory --jobs=$(JOBS) $(HARNESSES:%=build/fuzz/%)
	@tests/fuzz/run.sh $(FUZZ_SECONDS)

install: generator               ## copy the generator and its templates below PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/waymark
	install -m 755 build/waymark $(DESTDIR)$(PREFIX)/bin/waymark
	cp -R templates $(DESTDIR)$(PREFIX)/share/waymark/
	if [ -d build/schemas ]; then cp -R build/schemas $(DESTDIR)$(PREFIX)/share/waymark/; fi

clean:                           ## remove build/ and dist/
	rm -rf build dist

help:                            ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

tidy:                            ## static analysis: cppcheck and clang-tidy
	cppcheck --enable=warning,performance,portability --inline-suppr --error-exitcode=2 -q -Igenerator generator
	clang-tidy --quiet $(SOURCES) -- $(CPPFLAGS) -std=c11

# What follows is for make itself. `make V=1` shows the commands.
ifeq ($(V),)
quiet = @printf '  %-5s %s\n' '$(1)' '$@';
endif

build/waymark: $(OBJECTS)
	$(call quiet,link)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

build/objects/%.o: generator/%.c
	@mkdir -p $(@D)
	$(call quiet,cc)$(CC) $(CPPFLAGS) $(CFLAGS) $(WARNINGS) -MMD -MP -c -o $@ $<

sanitized: build/tests/waymark
unit: $(UNIT)
replay: $(HARNESSES:%=build/tests/%)

build/tests/waymark: $(CHECKED)
	@mkdir -p $(@D)
	$(call quiet,link)$(CC) $(CFLAGS) $(SANITIZE) $(LDFLAGS) -o $@ $^ $(LDLIBS)

build/sanitized/%.o: generator/%.c
	@mkdir -p $(@D)
	$(call quiet,cc)$(CC) $(CPPFLAGS) -O1 -g $(SANITIZE) $(WARNINGS) -MMD -MP -c -o $@ $<

build/tests/unit/%: tests/unit/%.c $(filter-out build/sanitized/main.o,$(CHECKED))
	@mkdir -p $(@D)
	$(call quiet,cc)$(CC) $(CPPFLAGS) -Itests/support -O1 -g $(SANITIZE) $(WARNINGS) -MMD -MP -MF $@.d -o $@ $< \
	    $(filter %.o,$^) $(LDFLAGS) $(LDLIBS) -lcmocka

# The same harness, fed with the kept inputs instead of libFuzzer's.
build/tests/fuzz_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(filter-out build/sanitized/main.o,$(CHECKED))
	@mkdir -p $(@D)
	$(call quiet,cc)$(CC) $(CPPFLAGS) -O1 -g $(SANITIZE) $(WARNINGS) -o $@ $(filter %.c,$^) $(filter %.o,$^) $(LDFLAGS) $(LDLIBS)

build/fuzz/%: tests/fuzz/%.c $(SOURCES)
	@mkdir -p $(@D)
	$(call quiet,clang)clang $(CPPFLAGS) -O1 -g -std=c11 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -o $@ $< \
	    $(filter-out generator/main.c,$(SOURCES)) $(LDLIBS)

build/tests/bench_cmark: tests/bench/bench_cmark.c
	@mkdir -p $(@D)
	$(call quiet,cc)$(CC) $(CPPFLAGS) $(CFLAGS) $(WARNINGS) -o $@ $< $(LDLIBS)

-include $(OBJECTS:.o=.d) $(CHECKED:.o=.d) $(UNIT:%=%.d)
