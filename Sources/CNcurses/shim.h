// ncursesw for Swift. What does not import (macros, variadic functions, cells with arrays inside) is wrapped here.
#pragma once
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

// A_* are macros with casts.
static const attr_t promwave_bold = A_BOLD;
static const attr_t promwave_dim = A_DIM;
static const attr_t promwave_underline = A_UNDERLINE;
static const attr_t promwave_reverse = A_REVERSE;

// stdscr, COLORS and COLOR_PAIRS are variables that Swift sees as shared state. NULL where the name is not known.
static inline SCREEN *promwave_open_terminal(const char *name, WINDOW **window) {
    SCREEN *screen = newterm(name, stdout, stdin);
    *window = screen ? stdscr : NULL;
    return screen;
}
static inline int promwave_colors(void) { return COLORS; }
static inline int promwave_color_pairs(void) { return COLOR_PAIRS; }

// Colours of which there are more than a short can number are these 24 bits: red, green, blue.
static inline int promwave_make_pair(int pair, int foreground, int background) {
    return init_extended_pair(pair, foreground, background);
}

// nl_langinfo takes a macro.
static inline int promwave_locale_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }
static inline int promwave_locale_is_plain(void) { return strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") == 0; }

// cchar_t holds an array, and setcchar wants wchar_t, which Swift maps to Unicode.Scalar. `scalars` ends with 0.
static inline int promwave_put(WINDOW *window, int y, int x, const uint32_t *scalars, attr_t attributes, short pair) {
    wchar_t text[8];
    int count = 0;
    while (scalars[count] != 0 && count < 7) {
        text[count] = (wchar_t)scalars[count];
        count++;
    }
    text[count] = 0;
    cchar_t cell;
    if (setcchar(&cell, text, attributes, pair, NULL) == ERR) return ERR;
    return mvwadd_wch(window, y, x, &cell);
}

// get_wch's wint_t: the character, or with KEY_CODE_YES a key's number. Returns OK, KEY_CODE_YES or ERR.
static inline int promwave_key(WINDOW *window, uint32_t *key) {
    wint_t code = 0;
    int result = wget_wch(window, &code);
    *key = (uint32_t)code;
    return result;
}

// BUTTON*_PRESSED are macros. Without an interval, since clicks need not be told from presses.
static inline void promwave_watch_mouse(void) {
    mouseinterval(0);
    mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
}
static inline int promwave_has_mouse(void) { return has_mouse() ? 1 : 0; }

// To the terminal itself, at once, past ncurses; for what leaves picture and cursor as ncurses has them.
static inline void promwave_tell(const char *sequence) {
    ssize_t written = write(STDOUT_FILENO, sequence, strlen(sequence));
    (void)written;
}

// The button of the next mouse event and where it was: 1, or 4 and 5 for the wheel; 0 for anything else.
static inline int promwave_mouse(int *x, int *y) {
    MEVENT event;
    if (getmouse(&event) != OK) return 0;
    *x = event.x;
    *y = event.y;
    if (event.bstate & BUTTON4_PRESSED) return 4;
    if (event.bstate & BUTTON5_PRESSED) return 5;
    return event.bstate & BUTTON1_PRESSED ? 1 : 0;
}

// ioctl is variadic. Rows and columns, 0 where the terminal does not tell.
static inline void promwave_terminal_size(int descriptor, int *rows, int *columns) {
    struct winsize size;
    *rows = 0;
    *columns = 0;
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0) {
        *rows = size.ws_row;
        *columns = size.ws_col;
    }
}

// FIONREAD is a macro, ioctl variadic: how many bytes can be read; -1 where the descriptor is no longer good.
static inline int promwave_readable_bytes(int descriptor) {
    int count = 0;
    return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -1;
}

// On a crash, or a signal that ends the process and that nobody else handles, the terminal must be given back before. Only
// functions that are safe in a signal handler: write, tcsetattr, signal, raise. The state is local to a function since Swift emits no variables of a header.
struct promwave_terminal_state {
    struct termios saved;
    char leave[256];
    volatile sig_atomic_t leave_length;
};

static inline struct promwave_terminal_state *promwave_terminal(void) {
    static struct promwave_terminal_state state;
    return &state;
}

static inline void promwave_crash_handler(int number) {
    struct promwave_terminal_state *terminal = promwave_terminal();
    if (terminal->leave_length > 0) {
        ssize_t written = write(STDOUT_FILENO, terminal->leave, (size_t)terminal->leave_length);
        (void)written;
        tcsetattr(STDIN_FILENO, TCSANOW, &terminal->saved);
    }
    signal(number, SIG_DFL);
    raise(number);
}

// To be called before ncurses changes the terminal: it remembers how the terminal was.
static inline void promwave_remember_terminal(void) {
    promwave_terminal()->leave_length = 0;
    tcgetattr(STDIN_FILENO, &promwave_terminal()->saved);
}

// `sequence` is what leaves the alternate screen and shows the cursor; an empty one switches the handler off. Signals
// that are ignored, as whoever started the program wants it, stay so.
static inline void promwave_restore_on_crash(const char *sequence) {
    struct promwave_terminal_state *terminal = promwave_terminal();
    const int signals[] = {SIGSEGV, SIGBUS,  SIGILL,  SIGFPE,  SIGABRT, SIGTRAP,   SIGSYS,  SIGQUIT,
                           SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGIO};
    size_t length = strlen(sequence);
    if (length > sizeof terminal->leave) length = sizeof terminal->leave;
    memcpy(terminal->leave, sequence, length);
    terminal->leave_length = (sig_atomic_t)length;
    for (size_t index = 0; index < sizeof signals / sizeof *signals; index++) {
        struct sigaction old;
        if (sigaction(signals[index], NULL, &old) == 0 && old.sa_handler == SIG_IGN) continue;
        signal(signals[index], length > 0 ? promwave_crash_handler : SIG_DFL);
    }
}

// Whether the terminal is ours, from any thread.
static inline int promwave_has_terminal(void) { return promwave_terminal()->leave_length > 0; }

// What waits to be taken in by a terminal that takes nothing in is dropped, and whoever writes to it goes on.
static inline void promwave_drop_output(void) {
    tcflush(STDOUT_FILENO, TCOFLUSH);
    // Dropping alone wakes nobody up.
    tcflow(STDOUT_FILENO, TCOOFF);
    tcflow(STDOUT_FILENO, TCOON);
}
