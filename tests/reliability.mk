# reliability.mk: targets that look for trouble for as long as one lets them. docs/reliability.md
# says what each found and how much it tried.
.PHONY: fuzz replays differential

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
$(BUILD)/fuzz/checked: $(BUILD)/app/checked.o
# In MODE=fuzz libFuzzer has the main function.
$(BUILD)/fuzz/%: $(BUILD)/tests/fuzz/%.o $(BUILD)/tests/fuzz/world.o \
                 $(if $(filter fuzz,$(MODE)),,$(BUILD)/tests/fuzz/replay.o) $(BUILD)/libmgrad.a
	$(link)
$(BUILD)/fuzz/%: CFLAGS += $(if $(filter fuzz,$(MODE)),-fsanitize=fuzzer)
.SECONDARY: $(FUZZ:%=$(BUILD)/tests/fuzz/%.o) $(BUILD)/tests/fuzz/world.o $(BUILD)/tests/fuzz/replay.o

replays: $(REPLAYS)

fuzz: ## looks for inputs that break the program, SECONDS=60 in all (needs clang)
	@sh tests/fuzz/fuzz.sh $(SECONDS) $(FUZZ)

# Random programs against a reference of their own; `make test` runs some in each build.
COUNT ?= 20000
DIFFERENTIAL := $(patsubst tests/%.c,$(BUILD)/tests/%.o,$(wildcard tests/differential/*.c))
$(BUILD)/tests/differential/%.o: tests/differential/%.c ; $(compile) -c -o $@ $<
$(BUILD)/tests/differential/differential: $(DIFFERENTIAL) $(BUILD)/libmgrad.a ; $(link)

differential: $(BUILD)/tests/differential/differential ## random programs against a reference, COUNT=20000
	$< $(COUNT) $(or $(SEED),1)
