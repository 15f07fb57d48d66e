# library.mk: the libraries that are installed: libmgrad, and libmgrad-host, which is a Host for it.
# They export the functions of mgrad.h and of mgrad-host.h, and nothing else.
.PHONY: library
library: $(foreach name,mgrad mgrad-host,$(BUILD)/lib$(name).a $(BUILD)/lib$(name).so $(BUILD)/$(name).pc $(BUILD)/include/$(name).h) ## build the libraries, static and shared

VERSION := $(shell sed -n 's/^\#define MGRAD_VERSION  *"\([0-9.]*\)".*/\1/p' src/session/mgrad.h)
MAJOR   := $(firstword $(subst ., ,$(VERSION)))
EXPORTS := src/session/mgrad.map
OBJCOPY ?= objcopy

# Position-independent code has its own objects: the programs stay as fast as they are without it.
pic = $(1:$(BUILD)/%=$(BUILD)/pic/%)
$(BUILD)/pic/%.o: FLAGS += -fPIC -fno-semantic-interposition
$(BUILD)/pic/%.o: src/%.c Makefile ; $(compile) -c -o $@ $<
$(BUILD)/pic/%.o: $(BUILD)/%.c Makefile ; $(compile) -c -o $@ $<

# libmgrad-host has its own copy of base. Unlike a program, it knows where mgrad-render is installed
# (host/render_path.h).
RENDER_PATH := $(BUILD)/host/render_path.o
LIB_HOST    := $(BASE) $(filter-out $(RENDER_PATH),$(HOST)) $(call pic,$(RENDER_PATH))
$(call pic,$(RENDER_PATH)): FLAGS += -DMGRAD_LIBEXEC='"$(PREFIX)/libexec/mgrad"'
$(call pic,$(RENDER_PATH)): $(BUILD)/prefix

# One relocatable object whose other symbols are local, so that none of them clashes with a client's.
hide = $(say) $(CC) -r -nostdlib -o $@ $^ && $(OBJCOPY) --wildcard --keep-global-symbol='mgrad_*' $@
$(BUILD)/libmgrad.o: $(LIB) ; $(hide)
$(BUILD)/libmgrad-host.o: $(LIB_HOST) ; $(hide)
$(BUILD)/lib%.a: $(BUILD)/lib%.o ; $(say) rm -f $@ && $(AR) rcs $@ $<

share = $(say) $(CC) $(FLAGS) $(CFLAGS) -shared $(filter -Wl%,$($(MODE)_link)) $(LDFLAGS) -Wl,-soname,$(@F:%.$(VERSION)=%.$(MAJOR)) \
    -Wl,--version-script=$(EXPORTS) -o $@ $(filter %.o,$^)
$(BUILD)/libmgrad.so.$(VERSION): $(call pic,$(LIB)) $(EXPORTS) ; $(share) $(LIBS)
$(BUILD)/libmgrad-host.so.$(VERSION): $(call pic,$(BASE) $(HOST)) $(EXPORTS) | $(BUILD)/libmgrad.so
	$(share) -L$(BUILD) -lmgrad $(LIBS)
$(BUILD)/lib%.so: $(BUILD)/lib%.so.$(VERSION)
	$(say) ln -sf $(<F) $@.$(MAJOR) && ln -sf $(@F).$(MAJOR) $@

# Headers that include no other one of this tree but each other.
$(BUILD)/include/mgrad.h: src/session/mgrad.h src/base/host.h
	$(say) sed -e '/#include "base\/host.h"/{' -e 'r src/base/host.h' -e 'd' -e '}' $< > $@
$(BUILD)/include/mgrad-host.h: src/host/mgrad-host.h
	$(say) sed 's|"session/mgrad.h"|<mgrad.h>|' $< > $@

# PREFIX may change from one call to the next, so these files are always written, but the first one
# only if it changes.
.PHONY: $(BUILD)/prefix.new $(BUILD)/mgrad.pc $(BUILD)/mgrad-host.pc
$(BUILD)/prefix: $(BUILD)/prefix.new ; @cmp -s $@ $< || cp $< $@
$(BUILD)/prefix.new: ; @mkdir -p $(@D) && echo '$(PREFIX)' > $@
put_pc = @mkdir -p $(@D) && printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$${prefix}/lib' 'includedir=$${prefix}/include' '' \
    'Name: $(basename $(@F))' 'Version: $(VERSION)' 'Cflags: -I$${includedir}' 'Libs: -L$${libdir} -l$(basename $(@F))'
$(BUILD)/mgrad.pc: ; $(put_pc) 'Description: expressions, gradients and pictures of their graphs' 'Libs.private: -lm' > $@
$(BUILD)/mgrad-host.pc: ; $(put_pc) 'Description: files, pictures and interrupts for libmgrad' 'Requires: mgrad' \
    'Libs.private: -pthread' > $@

-include $(wildcard $(BUILD)/pic/*.d $(BUILD)/pic/*/*.d $(BUILD)/pic/*/*/*.d)
