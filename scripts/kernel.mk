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
