# The build of mgrad: `make help` lists the targets.
#
#   MODE=release|plain|debug|sanitize|gcstress|faults|fuzz|coverage|bits32|grows   which build, under build/<mode>/
#   CC=gcc|clang   WERROR=1 (warnings are errors)   V=1 (show the commands)   PREFIX   DESTDIR
#   HAVE_READLINE= HAVE_GRAPHVIZ= HAVE_SIXEL= HAVE_SECCOMP= empty: leave out a library
#   TESTS=release:tests/lang/nn/adam.mg     run these tests only
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += --no-print-directory -j$(shell nproc 2>/dev/null || echo 2)
endif
.DEFAULT_GOAL := all
.PHONY: all units interrupt graphs setup setup-32 test-32 setup-kernel setup-kernel-tests demo lessons pictures notebooks bench test \
        test-kernel show-notebooks check-layers check-grammar check-cycles check-man format lint \
        tidy analyze cppcheck compile_commands.json install uninstall clean help

setup: ## install what building and testing need (Debian packages)
	@sh scripts/setup.sh
setup-32: ## install the compiler for 32 bits
	@sh scripts/setup.sh bits32
setup-kernel: ## install what building the Jupyter kernel needs
	@sh scripts/setup.sh kernel
setup-kernel-tests: ## install the clients that test the Jupyter kernel
	@sh scripts/setup.sh kernel_tests
	@$(MAKE) build/page/node_modules/playwright-core/package.json

clean: ## remove build/
	rm -rf build

# The rest depends on what `setup` installs and `clean` removes, so make reads it again after them.
EARLY := setup setup-32 setup-kernel setup-kernel-tests clean
FIRST := $(filter $(EARLY),$(MAKECMDGOALS))
LATER := $(filter-out $(EARLY),$(MAKECMDGOALS))
ifneq ($(and $(FIRST),$(LATER)),)
$(LATER): later ; @:
later: $(FIRST) ; @$(MAKE) $(LATER)
else ifeq ($(FIRST),)

# ---- modes ----

MODE   ?= release
PREFIX ?= /usr/local
BUILD  := build/$(MODE)

# Hardening of the programs that are installed. _FORTIFY_SOURCE needs the optimiser.
harden   := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
release  := -O2 -g $(harden)
# Without the code that is only there for speed (vm/fused.inc), and without folded sums.
plain    := -DMGRAD_PLAIN $(release)
debug    := -O0 -g3
# Test builds free objects at once instead of reusing them, so that sanitizers see every misuse.
strict   := -DMGRAD_FREES_AT_ONCE
sanitize := $(strict) -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
gcstress := $(strict) -O1 -g -DMGRAD_GCSTRESS
faults   := $(sanitize)
fuzz     := $(strict) -O2 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-coverage=trace-cmp -fno-sanitize-recover=all
coverage := -Og -g --coverage
# For 32 bits, with the numbers of 64 bits (the kernel's headers serve both); and as where no address
# space can be reserved.
bits32   := -m32 -msse2 -mfpmath=sse -idirafter /usr/include/$(shell $(CC) -print-multiarch) $(release)
grows    := -DMGRAD_GROWS $(release)
$(if $($(MODE)),,$(error MODE is release, plain, debug, sanitize, gcstress, faults, fuzz, coverage, bits32 or grows, not '$(MODE)'))

FLAGS := -std=c11 -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64 -Isrc -ffp-contract=off -fno-tree-slp-vectorize $($(MODE)) -Wall -Wextra \
         -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla $(if $(WERROR),-Werror)
LIBS  := -lm
release_link := -pie -Wl,-z,relro,-z,now,-z,noexecstack
plain_link   := $(release_link)

# ---- external libraries: each is optional; an empty HAVE_ leaves it out ----

ifeq ($(MODE),bits32) # none is installed for 32 bits
HAVE_READLINE := $(empty)
HAVE_UTF8PROC := $(empty)
HAVE_GRAPHVIZ := $(empty)
HAVE_SIXEL    := $(empty)
HAVE_SECCOMP  := $(empty)
endif

has  = $(shell pkg-config --exists $(1) 2>/dev/null && echo yes)
incs = $(patsubst -I%,-isystem%,$(shell pkg-config --cflags $(1)))
libs = $(shell pkg-config --libs $(1))
HAVE_READLINE ?= $(call has,readline)
HAVE_UTF8PROC ?= $(call has,libutf8proc)
HAVE_GRAPHVIZ ?= $(call has,libgvc libcgraph)
HAVE_SIXEL    ?= $(call has,libsixel libpng)
# The sandbox would kill the system calls that the sanitizers make.
HAVE_SECCOMP  ?= $(if $(filter sanitize,$(MODE)),,$(call has,libseccomp))

# ---- files ----

sources = $(foreach folder,$(1),$(wildcard $(folder)/*.$(2) $(folder)/*/*.$(2)))
objects = $(patsubst src/%.c,$(BUILD)/%.o,$(call sources,$(1:%=src/%),c))
BASE   := $(call objects,base)
LIB    := $(BASE) $(call objects,source graph formula syntax heap compile vm view lib session) $(BUILD)/std_embedded.o \
          $(BUILD)/steps_embedded.o
HOST   := $(call objects,host)
APP    := $(call objects,app)
RENDER := $(call objects,render)
UNITS  := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))
STD    := $(wildcard src/std/*.mg)

# ---- the programs ----

all: $(BUILD)/mgrad ## build the programs (default)
	$(if $(HAVE_GRAPHVIZ),,@echo "no Graphviz: without mgrad-render, draw writes only .dot files")
	$(if $(HAVE_SIXEL),,@echo "no libsixel or no libpng: terminals that need sixels show pictures as text")
all: $(if $(HAVE_GRAPHVIZ),$(BUILD)/mgrad-render)

say     = $(if $(V),,@echo "  $@";) mkdir -p $(@D) &&
compile = $(say) $(CC) $(FLAGS) $(INCS) $(CPPFLAGS) $(CFLAGS) -MMD -MP -MF $@.d
link    = $(say) $(CC) $(FLAGS) $(CFLAGS) $($(MODE)_link) $(LDFLAGS) -o $@ $^ $(LIBS)

# Each instruction of the VM loop keeps its own jump to the next one: 3 % faster. Only GCC has it.
apart := -fno-crossjumping
$(BUILD)/vm/loop.o: FLAGS += $(shell $(CC) $(apart) -Werror -E -xc /dev/null >/dev/null 2>&1 && echo $(apart))

# The flags are in this file: if it changes, everything is rebuilt.
$(BUILD)/%.o: src/%.c Makefile ; $(compile) -c -o $@ $<
$(BUILD)/%.o: $(BUILD)/%.c Makefile ; $(compile) -c -o $@ $<
$(BUILD)/mgrad: $(APP) $(BUILD)/internal.a ; $(link)
# The programs and tests of this tree link this archive. The installed libraries export less.
$(BUILD)/internal.a: $(LIB) $(HOST) ; $(say) rm -f $@ && $(AR) rcs $@ $^
$(BUILD)/std_embedded.c: scripts/embed.sh $(STD) ; $(say) sh $< std $(STD) > $@.new && mv $@.new $@
STEPS := src/view/steps/steps.html
$(BUILD)/steps_embedded.c: scripts/embed.sh $(STEPS)
	$(say) sh $< text view/steps/steps_page.h steps_page_text $(STEPS) > $@.new && mv $@.new $@

REPL := $(filter $(BUILD)/app/repl/repl%,$(APP))
$(REPL): INCS = $(if $(HAVE_READLINE),$(call incs,readline),-DMGRAD_NO_READLINE)
$(BUILD)/app/host/sandbox.o: INCS = $(if $(HAVE_SECCOMP),$(call incs,libseccomp),-DMGRAD_NO_SECCOMP)
$(BUILD)/mgrad: LIBS += $(if $(HAVE_READLINE),$(call libs,readline)) \
                        $(if $(HAVE_SECCOMP),$(call libs,libseccomp))

# A separate program, because the licences of Graphviz (EPL) and Readline (GPL) are incompatible.
$(RENDER): INCS = $(call incs,libgvc libcgraph) $(if $(HAVE_SIXEL),$(call incs,libsixel libpng),-DMGRAD_NO_SIXEL)
$(BUILD)/mgrad-render: LIBS += $(call libs,libgvc libcgraph) $(if $(HAVE_SIXEL),$(call libs,libsixel libpng))
$(BUILD)/mgrad-render: $(RENDER) $(BASE) ; $(link)

# ---- unit tests ----

units: $(UNITS) ## build the programs of tests/unit in this MODE
$(UNITS): INCS = $(call incs,cmocka)
$(BUILD)/tests/test_utf8: INCS += $(if $(HAVE_UTF8PROC),$(call incs,libutf8proc),-DMGRAD_NO_UTF8PROC)
$(BUILD)/tests/test_utf8: LIBS += $(if $(HAVE_UTF8PROC),$(call libs,libutf8proc))
$(BUILD)/tests/test_sandbox: CPPFLAGS += $(if $(HAVE_SECCOMP),,-DMGRAD_NO_SECCOMP)
$(BUILD)/tests/test_sandbox: LIBS += $(if $(HAVE_SECCOMP),$(call libs,libseccomp))
$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/internal.a
	$(compile) $(LDFLAGS) -o $@ $< $(BUILD)/internal.a $(LIBS) $(call libs,cmocka)

# ---- demo and lessons ----

demo: all ## compute one expression: gradients, tree and pictures, in build/demo
	@sh scripts/demo/demo.sh $(BUILD)/mgrad build/demo

lessons: all ## run the lessons and show their pictures on one page, build/lessons/index.html
	@sh scripts/lessons.sh $(BUILD)/mgrad build/lessons $(wildcard scripts/lessons/*.mg)

# The pictures in the README.
PICTURES := 01-derivative-by-nudging/parabola.svg 12-backward/L.svg 28-learning-the-moons/loss.svg \
            30-the-border/border.svg
pictures: lessons ## remake docs/pictures
	@cd build/lessons && cp $(PICTURES) ../../docs/pictures

notebooks: $(patsubst scripts/lessons/%.mg,build/notebooks/%.ipynb,$(wildcard scripts/lessons/*.mg)) ## turn the lessons into Jupyter notebooks, in build/notebooks
	@cp -R scripts/lessons/data build/notebooks
build/notebooks/%.ipynb: scripts/lessons/%.mg scripts/notebook.pl ; $(say) perl scripts/notebook.pl $< $@

# ---- tests ----

# A checked script is listed once per build, as <mode>:<file>. tests/run.sh knows how to run each kind.
# The long lessons are not run in gcstress: a collection at every safe point would take hours.
SCRIPTS := $(wildcard tests/lang/*/*.mg tests/error/*/*.mg scripts/lessons/*.mg)
EXAMPLES := $(wildcard scripts/examples/*.mg)
LONG    := $(foreach number,28 29 30 31,scripts/lessons/$(number)-%)
ESCAPES := build/release/tests/test_sandbox
SAME    := $(addprefix build/gcstress/tests/test_,fold_programs values_read values_make values_call values_define)
TESTS   := $(UNITS:$(BUILD)/%=build/sanitize/%) $(ESCAPES) $(SAME) $(foreach script,$(SCRIPTS) $(EXAMPLES),release:$(script) sanitize:$(script)) \
           $(patsubst %,plain:%,$(filter-out $(LONG),$(SCRIPTS))) \
           $(patsubst %,gcstress:%,$(filter-out $(LONG),$(SCRIPTS))) \
           $(filter-out tests/kernel/%,$(wildcard tests/cli/*.bats tests/repl/*.exp tests/*/*.t tests/*.t))

test: check-layers check-grammar check-man ## run every test, in several builds
	@$(MAKE) MODE=release all $(ESCAPES) check-cycles
	@$(MAKE) MODE=plain build/plain/mgrad
	@$(MAKE) MODE=sanitize all units replays build/sanitize/tests/differential/differential
	@$(MAKE) MODE=gcstress all $(SAME) build/gcstress/tests/differential/differential
	@$(MAKE) MODE=faults build/faults/mgrad
	@prove --jobs 2 --exec 'sh tests/run.sh' $(TESTS)

# The tanh of the C library for 32 bits computes with 80 bits, so the last digit differs in these.
TANH := $(foreach number,14 15 16 21 36,$(wildcard scripts/lessons/$(number)-*.mg))
test-32: ## run the checked scripts on 32 bits and without reserved memory (`make setup-32`)
	@$(MAKE) MODE=release all
	@$(MAKE) MODE=bits32 build/bits32/mgrad
	@$(MAKE) MODE=grows build/grows/mgrad
	@prove -Q --jobs 2 --exec 'sh tests/run.sh' $(SCRIPTS:%=grows:%) \
	    $(patsubst %,bits32:%,$(filter-out $(TANH),$(SCRIPTS)))

# The clients are Python's, Chromium and a package of npm: `make setup-kernel-tests` installs them.
build/page/node_modules/playwright-core/package.json: tests/page/package.json tests/page/package-lock.json
	@mkdir -p build/page && cp $^ build/page && cd build/page && npm ci --no-audit --no-fund && touch ../../$@

KERNEL_TESTS := $(wildcard tests/kernel/*.t tests/kernel/*.exp)
test-kernel: all kernel notebooks ## test the Jupyter kernel with Jupyter's clients
	@$(MAKE) MODE=sanitize kernel-units
	@prove --jobs 2 --exec 'sh tests/run.sh' $(KERNEL_UNITS:$(BUILD)/%=build/sanitize/%) $(KERNEL_TESTS)

show-notebooks: all kernel ## run scripts/notebooks again, and remake their outputs and the README's picture of one
	@tests/kernel/show.t --remake && tests/kernel/page.t --picture

# ---- checks of the sources ----

check-layers check-grammar: ## check that includes go down only and that the parser quotes the grammar
	@sh scripts/$@.sh
check-cycles: all ## check that files call each other in one direction, recursion aside
	@sh scripts/$@.sh $(BUILD) $(patsubst $(BUILD)/%,%,$(LIB) $(HOST) $(APP) $(RENDER) $(if $(HAVE_KERNEL),$(KERNEL)))
check-man: ; @mandoc -T lint docs/mgrad.1 docs/mgrad-kernel.1

# ---- longer runs ----

interrupt: all $(BUILD)/tests/test_session_interrupt ## send Ctrl-C at random moments; ROUNDS=10 TIMES=200
	@MGRAD_INTERRUPT_ROUNDS=$(or $(ROUNDS),10) MGRAD_INTERRUPT_LIMIT=0.1 $(BUILD)/tests/test_session_interrupt
	@MGRAD=$(BUILD)/mgrad tests/sigint.sh $(or $(TIMES),200)
graphs: $(addprefix $(BUILD)/tests/test_,gradient tangent paths judge formula_random) ## compare gradients on many random graphs; GRAPHS=10000
	@for test in $^; do MGRAD_GRAPHS=$(or $(GRAPHS),10000) $$test || exit 1; done
bench: all ## measure speed and memory next to C programs and peers; ROUNDS=5
	@tests/bench/run.sh $(BUILD)/mgrad
	@tests/bench/networks.sh $(BUILD)/mgrad
	@MGRAD=$(BUILD)/mgrad expect -f tests/bench/prompt.exp

# ---- tools ----

C_FILES = $(call sources,$(wildcard src/*) tests,[ch]) $(wildcard scripts/examples/*.c scripts/examples/*.cpp)
format: ## format the C sources (clang-format)
	clang-format -i $(C_FILES)
lint: check-man tidy cppcheck ## check the manual page, the format, and run clang-tidy and cppcheck
	clang-format --dry-run -Werror $(C_FILES)

# The include folders of all external libraries, for tools that read every file with the same flags.
EXTERNAL = $(foreach library,libgvc libcgraph libpng libsixel libseccomp readline cmocka libutf8proc libzmq libcjson libcrypto, \
             $(call incs,$(library)))

compile_commands.json: ## write the database that clangd and editors read
	@for file in $(filter %.c,$(C_FILES)); do \
	    printf '{"directory": "%s", "file": "%s", "arguments": [%s"-c", "%s"]},\n' '$(CURDIR)' $$file \
	        '$(foreach word,$(CC) $(FLAGS) $(EXTERNAL),"$(word)", )' $$file; \
	done | sed '1 s/^/[/; $$ s/,$$/]/' >$@

# A tool that is not installed is skipped; building and testing need neither. .clang-tidy and .cppcheck
# list what they ignore, and why.
present = command -v $(1) >/dev/null || { echo "lint: no $(1) here: skipped"; exit 0; };
tidy = $(call present,clang-tidy) echo $(call sources,$(wildcard src/*),c) | xargs -n $(1) -P 2 sh scripts/tidy.sh \
       "$(FLAGS) $(EXTERNAL)" $(2)
tidy: ; @$(call tidy,8,'--checks=-clang-analyzer-*')
analyze: ## run clang's static analyzer, which takes minutes (clang-tidy)
	@$(call tidy,1)
cppcheck:
	@$(call present,cppcheck) cppcheck -q --std=c11 --enable=warning,performance,portability \
	    --suppressions-list=.cppcheck --error-exitcode=1 -Isrc \
	    "-D_Noreturn=__attribute__((noreturn))" src

include scripts/library.mk scripts/kernel.mk tests/reliability.mk

# ---- installation ----

D = $(DESTDIR)$(PREFIX)
install: all library ## install under PREFIX (/usr/local), staged in DESTDIR
	install -d $(addprefix $(D)/,bin libexec/mgrad lib/pkgconfig include share/man/man1 share/doc/mgrad)
	install $(BUILD)/mgrad $(D)/bin
	$(if $(HAVE_GRAPHVIZ),install $(BUILD)/mgrad-render $(D)/libexec/mgrad)
	install -m 644 $(BUILD)/libmgrad.a $(BUILD)/libmgrad-host.a $(BUILD)/libmgrad.so.$(VERSION) $(BUILD)/libmgrad-host.so.$(VERSION) $(D)/lib
	cp -P $(foreach name,mgrad mgrad-host,$(BUILD)/lib$(name).so $(BUILD)/lib$(name).so.$(MAJOR)) $(D)/lib
	install -m 644 $(BUILD)/mgrad.pc $(BUILD)/mgrad-host.pc $(D)/lib/pkgconfig
	install -m 644 $(BUILD)/include/mgrad.h $(BUILD)/include/mgrad-host.h $(D)/include
	$(if $(HAVE_KERNEL),install $(BUILD)/mgrad-kernel $(D)/bin)
	install -m 644 docs/mgrad.1 $(if $(HAVE_KERNEL),docs/mgrad-kernel.1) $(D)/share/man/man1
	cp -R LICENSE README.md docs scripts grammar $(D)/share/doc/mgrad

uninstall: ## remove everything that install wrote
	rm -f $(addprefix $(D)/,bin/mgrad lib/libmgrad.a lib/libmgrad-host.a lib/libmgrad.so* lib/libmgrad-host.so* \
	    lib/pkgconfig/mgrad.pc lib/pkgconfig/mgrad-host.pc include/mgrad.h include/mgrad-host.h share/man/man1/mgrad.1 \
	    bin/mgrad-kernel share/man/man1/mgrad-kernel.1)
	rm -rf $(D)/libexec/mgrad $(D)/share/doc/mgrad

# ---- help ----

help: ## show this list
	@sed -n 's/^\([a-z][a-z_. -]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 30

-include $(wildcard $(BUILD)/*.d $(BUILD)/*/*.d $(BUILD)/*/*/*.d)
endif
