# library.mk: the libraries that are installed. They export the functions of mgrad.h and nothing else.
.PHONY: library
library: $(BUILD)/libmgrad.a $(BUILD)/libmgrad.so $(BUILD)/mgrad.pc $(BUILD)/include/mgrad.h ## build the static and the shared library

VERSION := $(shell sed -n 's/^\#define MGRAD_VERSION  *"\([0-9.]*\)".*/\1/p' src/session/mgrad.h)
SONAME  := libmgrad.so.$(firstword $(subst ., ,$(VERSION)))
SHARED  := libmgrad.so.$(VERSION)
EXPORTS := src/session/mgrad.map
OBJCOPY ?= objcopy

# One relocatable object whose other symbols are local, so that none of them clashes with a client's.
$(BUILD)/libmgrad.o: $(LIB)
	$(say) $(CC) -r -nostdlib -o $@ $^ && $(OBJCOPY) --wildcard --keep-global-symbol='mgrad_*' $@
$(BUILD)/libmgrad.a: $(BUILD)/libmgrad.o ; $(say) rm -f $@ && $(AR) rcs $@ $<

# Position-independent code has its own objects: the programs stay as fast as they are without it.
PIC := $(LIB:$(BUILD)/%=$(BUILD)/pic/%)
$(BUILD)/pic/%.o: FLAGS += -fPIC -fno-semantic-interposition
$(BUILD)/pic/%.o: src/%.c Makefile ; $(compile) -c -o $@ $<
$(BUILD)/pic/%.o: $(BUILD)/%.c Makefile ; $(compile) -c -o $@ $<
$(BUILD)/$(SHARED): $(PIC) $(EXPORTS)
	$(say) $(CC) $(FLAGS) $(CFLAGS) -shared $(filter -Wl%,$($(MODE)_link)) $(LDFLAGS) -Wl,-soname,$(SONAME) \
	    -Wl,--version-script=$(EXPORTS) -o $@ $(PIC) $(LIBS)
$(BUILD)/libmgrad.so: $(BUILD)/$(SHARED)
	$(say) ln -sf $(SHARED) $(BUILD)/$(SONAME) && ln -sf $(SONAME) $@

# One header that includes no other of ours.
$(BUILD)/include/mgrad.h: src/session/mgrad.h src/base/host.h
	$(say) sed -e '/#include "base\/host.h"/{' -e 'r src/base/host.h' -e 'd' -e '}' $< > $@

# PREFIX may change from one call to the next, so this file is always written.
.PHONY: $(BUILD)/mgrad.pc
$(BUILD)/mgrad.pc:
	@mkdir -p $(@D) && printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$${prefix}/lib' 'includedir=$${prefix}/include' '' \
	    'Name: mgrad' 'Description: expressions, gradients and pictures of their graphs' 'Version: $(VERSION)' \
	    'Libs: -L$${libdir} -lmgrad' 'Libs.private: -lm' 'Cflags: -I$${includedir}' > $@

-include $(wildcard $(BUILD)/pic/*.d $(BUILD)/pic/*/*.d $(BUILD)/pic/*/*/*.d)
