#!/usr/bin/perl
# notebook.pl FROM TO: turns a script into a Jupyter notebook (TO ends with .ipynb), or a notebook
# back into the script.
#
# A paragraph of comments becomes a Markdown cell, a paragraph of code a code cell; an empty line
# inside brackets or a string separates nothing. The first line of a script is its title: as
# Markdown, `# 5. Seeing the graph` is a heading. Comments that state output (#=>, #~>, #!>) remain
# with their code. A cell whose end is not one empty line records its end in its metadata, so the
# script that is made from a notebook is the same to the byte.
use strict;
use warnings;
use Digest::SHA qw(sha1_hex);
use Encode qw(decode encode);
use JSON::PP;

my $EMPTY_LINE = "\n\n";

sub fail {
    print STDERR "notebook: @_\n";
    exit 1;
}

sub read_file {
    my ($path) = @_;
    open(my $in, '<:raw', $path) or fail("cannot read $path: $!");
    local $/;
    my $bytes = <$in> // '';
    my $text = eval { decode('UTF-8', $bytes, Encode::FB_CROAK) };
    return $text // fail("$path is not UTF-8");
}

sub write_file {
    my ($path, $text) = @_;
    open(my $out, '>:raw', "$path.new") or fail("cannot write $path.new: $!");
    (print $out encode('UTF-8', $text) and close $out and rename("$path.new", $path))
        or fail("cannot write $path: $!");
}

# ---- a script as cells ----

sub is_prose { return $_[0] =~ /^#(?: .+)?$/ }
sub states_output { return $_[0] =~ /^\s*#[=~!]>/ }

# The brackets that are open, and the quotes of the string that is open, after this line of code.
sub scan_line {
    my ($line, $depth, $quotes) = @_;
    while (1) {
        if ($quotes) {
            $line =~ /\G(?:\\.|(?!\Q$quotes\E)[^\\])*/gcs;
            return ($depth, length $quotes == 3 ? $quotes : '') unless $line =~ /\G\Q$quotes\E/gc;
            $quotes = '';
        }
        $line =~ /\G[^"'#()\[\]{}]*/gc;
        if ($line =~ /\G("""|'''|["'])/gc) { $quotes = $1 }
        elsif ($line =~ /\G[(\[{]/gc) { $depth++ }
        elsif ($line =~ /\G[)\]}]/gc) { $depth-- if $depth }
        else { return ($depth, '') }
    }
}

# Cells as {prose, lines}. Each line has its end; empty lines belong to the cell before them.
sub cells_of_script {
    my ($text) = @_;
    my (@cells, $ended);
    my ($depth, $quotes) = (0, '');
    for my $line ($text =~ /[^\n]*\n|[^\n]+/g) {
        my $inside = $depth || $quotes;
        my $blank = $line =~ /^\s*$/;
        my $prose = !$inside && is_prose($line);
        my $starts = !@cells || !$inside && !$blank && ($prose != $cells[-1]{prose} || $ended);
        $starts = 0 if @cells && !$cells[-1]{prose} && states_output($line);
        push @cells, {prose => $prose, lines => []} if $starts;
        push @{$cells[-1]{lines}}, $line;
        $ended = $blank && !$inside;
        ($depth, $quotes) = scan_line($line, $depth, $quotes) unless $prose;
    }
    return @cells;
}

# ---- cells as a notebook ----

sub cell_of_lines {
    my ($cell, $first, $last, $ids) = @_;
    my $text = join '', @{$cell->{lines}};
    my $end = $text =~ s/(\s*)\z// ? $1 : '';
    if ($cell->{prose}) {
        $text =~ s/^# ?//mg;
        $text = "# $text" if $first;
    }
    # The same text has the same id in each version of a notebook.
    my $id = substr(sha1_hex(encode('UTF-8', $text)), 0, 12);
    $id .= '-' . $ids->{$id} if $ids->{$id}++;
    my %made = (
        cell_type => $cell->{prose} ? 'markdown' : 'code',
        id => $id,
        metadata => $end eq ($last ? "\n" : $EMPTY_LINE) ? {} : {mgrad => {end => $end}},
        source => [$text =~ /[^\n]*\n|[^\n]+/g],
    );
    @made{'execution_count', 'outputs'} = (undef, []) unless $cell->{prose};
    return \%made;
}

sub notebook_of_script {
    my @cells = cells_of_script($_[0]);
    my %ids;
    my @made = map { cell_of_lines($cells[$_], $_ == 0, $_ == $#cells, \%ids) } 0 .. $#cells;
    return {
        cells => \@made,
        metadata => {
            kernelspec => {display_name => 'mgrad', language => 'mgrad', name => 'mgrad'},
            language_info => {
                file_extension => '.mg', mimetype => 'text/x-mgrad', name => 'mgrad',
                pygments_lexer => 'r', codemirror_mode => 'r', # as the kernel says
            },
        },
        nbformat => 4,
        nbformat_minor => 5,
    };
}

# ---- a notebook as a script ----

sub text_of_cell {
    my ($cell, $first, $last) = @_;
    my $text = ref $cell->{source} ? join('', @{$cell->{source}}) : $cell->{source};
    if ($cell->{cell_type} ne 'code') {
        $text =~ s/\A# // if $first;
        $text =~ s/^(?=.)/# /mg;
        $text =~ s/^$/#/mg;
    }
    return $text . ($cell->{metadata}{mgrad}{end} // ($last ? "\n" : $EMPTY_LINE));
}

sub script_of_notebook {
    my ($notebook) = @_;
    ref $notebook eq 'HASH' && ref $notebook->{cells} eq 'ARRAY'
        or fail('this notebook has no cells: it must be of nbformat 4');
    my @cells = @{$notebook->{cells}};
    return join '', map { text_of_cell($cells[$_], $_ == 0, $_ == $#cells) } 0 .. $#cells;
}

@ARGV == 2 && ($ARGV[0] =~ /\.ipynb$/) != ($ARGV[1] =~ /\.ipynb$/)
    or fail('use: notebook.pl FROM TO; one of them ends with .ipynb');
my ($from, $to) = @ARGV;
my $json = JSON::PP->new->canonical->indent->indent_length(1)->space_after;
my $text = read_file($from);
if ($to =~ /\.ipynb$/) {
    write_file($to, $json->encode(notebook_of_script($text)));
} else {
    my $notebook = eval { $json->decode($text) } // fail("$from is not JSON");
    write_file($to, script_of_notebook($notebook));
}
