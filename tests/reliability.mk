# reliability.mk: targets that look for trouble for as long as one lets them. docs/reliability.md
# says what each found and how much it tried.
.PHONY: fuzz replays differential faults coverage soak

# A fuzz target is one source of tests/fuzz. With libFuzzer, which is clang's; and without, to run
# its corpus and all that ever broke it again in `make test`.
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
$(BUILD)/fuzz/checked: $(BUILD)/app/doctest/expectation.o
# In MODE=fuzz libFuzzer has the main function, and sessions start in a moment: see rewind.c.
build/fuzz/base/mem.o: tests/reliability.mk
build/fuzz/base/mem.o: CPPFLAGS += $(foreach f,malloc realloc free,-D$f=rewind_$f)
fuzz_link := -Wl,--wrap=mem_reserve -Wl,--wrap=mem_release
FUZZED := $(BUILD)/tests/fuzz/$(if $(filter fuzz,$(MODE)),rewind,replay).o
$(BUILD)/fuzz/%: $(BUILD)/tests/fuzz/%.o $(BUILD)/tests/fuzz/world.o $(FUZZED) $(BUILD)/internal.a
	$(link)
$(BUILD)/fuzz/%: CFLAGS += $(if $(filter fuzz,$(MODE)),-fsanitize=fuzzer)
.SECONDARY: $(FUZZ:%=$(BUILD)/tests/fuzz/%.o) $(BUILD)/tests/fuzz/world.o $(FUZZED)

replays: $(REPLAYS)

fuzz: ## looks for inputs that break the program, SECONDS=60 in all (needs clang)
	@sh tests/fuzz/fuzz.sh $(SECONDS) $(FUZZ)

# Random programs against a reference of their own; `make test` runs some in each build.
COUNT ?= 20000
DIFFERENTIAL := $(patsubst tests/%.c,$(BUILD)/tests/%.o,$(wildcard tests/differential/*.c))
$(BUILD)/tests/differential/%.o: tests/differential/%.c ; $(compile) -c -o $@ $<
$(BUILD)/tests/differential/differential: $(DIFFERENTIAL) $(BUILD)/internal.a ; $(link)

differential: $(BUILD)/tests/differential/differential ## random programs against a reference, COUNT=20000
	$< $(COUNT) $(or $(SEED),1)

# The program with calls of the system that fail on purpose: each of these is wrapped.
FAULTS := malloc calloc realloc strdup mmap write read open fsync rename fchmod fstat stat pipe2 \
          fcntl posix_spawnp posix_spawn_file_actions_init posix_spawn_file_actions_adddup2 \
          posix_spawnattr_init
faults_link := $(FAULTS:%=-Wl,--wrap=%)
build/faults/tests/faults/faults.o: tests/faults/faults.c ; $(compile) -c -o $@ $<
build/faults/mgrad: build/faults/tests/faults/faults.o

faults: ## every n-th call of the system fails, EVERY=1: for each n
	@$(MAKE) MODE=release all
	@$(MAKE) MODE=faults build/faults/mgrad
	@perl tests/faults/faults.pl $(CURDIR)/build/faults/mgrad $(CURDIR)/build/release/mgrad-render \
	    $(EVERY)

# Which lines of the graph and the language the unit tests and the checked scripts reach.
LEAST   := 90
COVERED := $(UNITS:$(BUILD)/%=build/coverage/%) $(patsubst %,coverage:%,$(filter-out $(LONG),$(SCRIPTS)))

coverage: ## which lines of the graph and the language the tests reach: 90 % at least (needs gcc)
	@$(MAKE) MODE=release all
	@$(MAKE) MODE=coverage CC=gcc build/coverage/mgrad units
	@find build/coverage -name '*.gcda' -delete
	@prove -Q --jobs 2 --exec 'sh tests/run.sh' $(COVERED)
	@sh tests/coverage.sh build/coverage $(LEAST)

soak: all ## hours of random commands at a pseudo-terminal, HOURS=9: what the session holds must not grow
	@MGRAD=$(BUILD)/mgrad expect -f tests/soak.exp $(or $(HOURS),9) $(or $(SEED),1)

-include $(wildcard $(BUILD)/tests/*/*.d)
