# kernel.mk: mgrad-kernel, which runs mgrad in Jupyter. `make setup-kernel` installs what it needs;
# without that, everything else builds and passes.
.PHONY: kernel
kernel: $(BUILD)/mgrad-kernel all ## build mgrad-kernel, for Jupyter (needs make setup-kernel)

HAVE_KERNEL ?= $(call has,libzmq libcjson libcrypto)
KERNEL := $(call objects,kernel)
LOGOS  := $(wildcard src/kernel/logo/*)
$(KERNEL): INCS = $(call incs,libzmq libcjson libcrypto)
$(BUILD)/kernel/logo.c: scripts/embed-logo.sh $(LOGOS) ; $(say) sh $^ > $@.new && mv $@.new $@
$(BUILD)/mgrad-kernel: LIBS += $(call libs,libzmq libcjson libcrypto) -lpthread
$(BUILD)/mgrad-kernel: $(KERNEL) $(BUILD)/kernel/logo.o $(BUILD)/internal.a ; $(link)

ifneq ($(HAVE_KERNEL),)
all: $(BUILD)/mgrad-kernel
endif

# Unit tests of the kernel, where its libraries are there.
KERNEL_UNITS := $(if $(HAVE_KERNEL),$(patsubst tests/kernel/%.c,$(BUILD)/tests/kernel/%,$(wildcard tests/kernel/test_*.c)))
.PHONY: kernel-units
kernel-units: $(KERNEL_UNITS) ## build the unit tests of the kernel in this MODE
$(KERNEL_UNITS): INCS = $(call incs,cmocka libzmq libcjson libcrypto)
$(KERNEL_UNITS): LIBS += $(call libs,libzmq libcjson libcrypto) -lpthread
$(KERNEL_UNITS): $(BUILD)/tests/kernel/%: tests/kernel/%.c $(filter-out %/main.o,$(KERNEL)) $(BUILD)/kernel/logo.o $(BUILD)/internal.a
	$(compile) $(LDFLAGS) -o $@ $(filter %.c %.o %.a,$^) $(LIBS) $(call libs,cmocka)
