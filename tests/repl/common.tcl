# common.tcl: procedures for the tests of the prompt. A test starts the program on a pseudo-terminal
# of 24 rows and 80 columns, types, waits for the prompt (never for a time), and prints TAP.

log_user 0
set timeout 30
match_max -d 100000
set stty_init "rows 24 columns 80"
set count 0
set env(TERM) xterm
set env(INPUTRC) /dev/null
set env(LC_ALL) C.UTF-8
set env(PAGER) cat
set env(NO_COLOR) 1
foreach name {MGRAD_HISTORY VISUAL EDITOR MGRAD_PATH} {
    unset -nocomplain env($name)
}
# An empty home folder, so that the tester's history and start-up file are not used.
set home [exec mktemp -d]
set env(HOME) $home
set env(XDG_STATE_HOME) $home/state
set env(XDG_CONFIG_HOME) $home/config
encoding system utf-8
set here [file dirname [file normalize [info script]]]
set mgrad [expr {[info exists env(MGRAD)] ? $env(MGRAD) : "$here/../../build/release/mgrad"}]

proc ok {passed name} {
    global count
    incr count
    puts "[expr {$passed ? "ok" : "not ok"}] $count - $name"
}

proc explain {expected got} {
    foreach {what text} [list expected $expected got $got] {
        puts "# $what: [string map {"\n" "\\n"} [string range $text 0 1000]]"
    }
}

proc is {got expected name} {
    ok [expr {$got eq $expected}] $name
    if {$got ne $expected} {
        explain $expected $got
    }
}

proc matches {got pattern name} {
    set passed [string match $pattern $got]
    ok $passed $name
    if {!$passed} {
        explain $pattern $got
    }
}

# The visible text: without the terminal's control sequences.
proc visible {text} {
    regsub -all {\x1b\[[0-9;?]*[A-Za-z]} $text "" text
    return [string map [list "\r" "" "\a" ""] $text]
}

# Waits until the program has written the pattern; returns the output up to it.
proc await {pattern} {
    expect {
        -re $pattern { return [visible $expect_out(buffer)] }
        timeout { set got "(timeout while waiting for $pattern)" }
        eof { set got "(it ended instead of writing $pattern)" }
    }
    ok 0 $got
    return $got
}

# Starts the program; returns the output before its first prompt.
proc start {args} {
    global mgrad spawn_id
    uplevel #0 [list spawn -noecho $mgrad] $args
    return [string map {"mg> " ""} [await {mg> $}]]
}

# Types a line; returns the output between it and the next prompt.
proc enter {line {prompt "mg> "}} {
    send -- "$line\r"
    set text [await "$prompt\$"]
    set text [string range $text [expr {[string first "\n" $text] + 1}] end]
    if {[string range $text end-[expr {[string length $prompt] - 1}] end] eq $prompt} {
        set text [string range $text 0 end-[string length $prompt]]
    }
    return [string trimright $text "\n"]
}

# Waits for the program's end; returns its exit status.
proc ended {} {
    expect {
        eof {}
        timeout { return "still running" }
    }
    return [lindex [wait] 3]
}

# Types Ctrl-D; returns the exit status.
proc leave {} {
    send "\004"
    return [ended]
}

# Reads and writes whole files.
proc contents {path} {
    set file [open $path]
    set text [read $file]
    close $file
    return $text
}

proc write {path text} {
    file mkdir [file dirname $path]
    set file [open $path w]
    puts -nonewline $file $text
    close $file
}

proc done {} {
    global count home
    exec rm -rf $home
    puts "1..$count"
}
