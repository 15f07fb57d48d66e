# reliability.mk: long-running tests. docs/reliability.md says how much each has tried and found.
.PHONY: fuzz replays watchdog differential faults coverage soak growth

# A fuzz target is one source file of tests/fuzz. It is built with clang's libFuzzer to search, and
# without it to replay its corpus and all past findings in `make test`.
FUZZ    := parse program number checked data picture
SECONDS ?= 60
REPLAYS := $(FUZZ:%=$(BUILD)/fuzz/%)
CGRAPH  := $(call has,libcgraph)

ifeq ($(CGRAPH),)
REPLAYS := $(filter-out %/picture,$(REPLAYS))
endif

$(BUILD)/tests/fuzz/%.o: tests/fuzz/%.c ; $(compile) -c -o $@ $<
$(BUILD)/tests/fuzz/picture.o: INCS = $(call incs,libcgraph)
$(BUILD)/fuzz/picture: LIBS += $(call libs,libcgraph)
$(BUILD)/fuzz/checked: $(BUILD)/app/doctest/expectation.o $(BUILD)/app/doctest/search.o
# In MODE=fuzz libFuzzer provides main, and rewind.c makes sessions start fast.
build/fuzz/base/mem.o: tests/reliability.mk
build/fuzz/base/mem.o: CPPFLAGS += $(foreach f,malloc realloc free,-D$f=rewind_$f)
fuzz_link := -Wl,--wrap=mem_reserve -Wl,--wrap=mem_release
FUZZED := $(BUILD)/tests/fuzz/$(if $(filter fuzz,$(MODE)),rewind,replay).o
$(BUILD)/fuzz/%: $(BUILD)/tests/fuzz/%.o $(BUILD)/tests/fuzz/world.o $(FUZZED) $(BUILD)/internal.a
	$(link)
$(BUILD)/fuzz/%: CFLAGS += $(if $(filter fuzz,$(MODE)),-fsanitize=fuzzer)
.SECONDARY: $(FUZZ:%=$(BUILD)/tests/fuzz/%.o) $(BUILD)/tests/fuzz/world.o $(FUZZED)

replays: $(REPLAYS)

fuzz: ## search for inputs that break mgrad, SECONDS=60 SEED=… (needs clang)
	@sh tests/fuzz/fuzz.sh $(SECONDS) $(or $(SEED),$(shell date +%s)) $(FUZZ)

watchdog: all ## run hostile files and COUNT=5000 mutated programs; check time and memory
	@sh tests/hostile/watchdog.sh $(BUILD)/mgrad $(or $(COUNT),5000) $(or $(SEED),1)

# Random programs against an independent reference; `make test` runs some in each build.
DIFFERENTIAL := $(patsubst tests/%.c,$(BUILD)/tests/%.o,$(wildcard tests/differential/*.c))
$(BUILD)/tests/differential/%.o: tests/differential/%.c ; $(compile) -c -o $@ $<
$(BUILD)/tests/differential/differential: $(DIFFERENTIAL) $(BUILD)/internal.a ; $(link)

differential: $(BUILD)/tests/differential/differential ## compare random programs with a reference, COUNT=20000
	$< $(or $(COUNT),20000) $(or $(SEED),1)

# The program with system calls that fail on purpose. Each of these is wrapped.
FAULTS := malloc calloc realloc strdup mmap write read open openat fsync renameat fchmod fchown \
          fstat stat lstat fstatat faccessat pipe2 fcntl execve
faults_link := $(FAULTS:%=-Wl,--wrap=%)
build/faults/tests/faults/faults.o: tests/faults/faults.c ; $(compile) -c -o $@ $<
build/faults/mgrad: build/faults/tests/faults/faults.o

faults: ## let each system call fail once; EVERY=2: every second one
	@$(MAKE) MODE=release all
	@$(MAKE) MODE=faults build/faults/mgrad
	@perl tests/faults/faults.pl $(CURDIR)/build/faults/mgrad $(CURDIR)/build/release/mgrad-render \
	    $(EVERY)

# The lines of the graph and the language that unit tests and checked scripts reach.
LEAST   := 90
COVERED := $(UNITS:$(BUILD)/%=build/coverage/%) $(patsubst %,coverage:%,$(filter-out $(LONG),$(SCRIPTS)))

coverage: ## list lines of graph and language that no test reaches; fail below 90 % (needs gcc)
	@$(MAKE) MODE=release all
	@$(MAKE) MODE=coverage CC=gcc build/coverage/mgrad units
	@find build/coverage -name '*.gcda' -delete
	@prove -Q --jobs 2 --exec 'sh tests/run.sh' $(COVERED)
	@sh tests/coverage.sh build/coverage $(LEAST)

growth: all ## check that no part of mgrad takes more than linear time (valgrind)
	@tests/bench/growth.sh $(BUILD)/mgrad

soak: all ## type random commands for HOURS=9; memory must not grow
	@MGRAD=$(BUILD)/mgrad expect -f tests/soak.exp $(or $(HOURS),9) $(or $(SEED),1)

-include $(wildcard $(BUILD)/tests/*/*.d)
