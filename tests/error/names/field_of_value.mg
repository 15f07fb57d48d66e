# A Value has only its own fields.
a = 2.0
a.gradient         #!> 3: 'gradient'
a.value            #!> 3: 'value'
