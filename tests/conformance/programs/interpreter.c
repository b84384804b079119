/* 0x2c6d6ac7: a stack machine that runs a sieve and a Fibonacci number, written in its own bytes. */
#include "checksum.h"

enum { HALT, PUSH, LOAD, STORE, ADD, SUBTRACT, MULTIPLY, LESS, JUMP, JUMP_IF_ZERO, CALL, RETURN, READ, WRITE, EMIT };

typedef struct machine {
    const s8 *code;
    s32 stack[32];
    s32 memory[128];
    s32 locals[8];
    u8 returns[16];
    int depth;
    int top;
    u32 output;
    u32 steps;
} machine;

static void Push(machine *m, s32 value) { m->stack[m->top++] = value; }
static s32 Pop(machine *m) { return m->stack[--m->top]; }

static void Run(machine *m)
{
    int at = 0;

    for (;;) {
        s32 right;

        m->steps++;
        switch (m->code[at++]) {
        case HALT: return;
        case PUSH: Push(m, m->code[at++]); break;
        case LOAD: Push(m, m->locals[m->code[at++]]); break;
        case STORE: m->locals[m->code[at++]] = Pop(m); break;
        case ADD: right = Pop(m); Push(m, Pop(m) + right); break;
        case SUBTRACT: right = Pop(m); Push(m, Pop(m) - right); break;
        case MULTIPLY: right = Pop(m); Push(m, Pop(m) * right); break;
        case LESS: right = Pop(m); Push(m, Pop(m) < right); break;
        case JUMP: at = m->code[at]; break;
        case JUMP_IF_ZERO: at = Pop(m) ? at + 1 : m->code[at]; break;
        case CALL: m->returns[m->depth++] = (u8)(at + 1); at = m->code[at]; break;
        case RETURN: at = m->returns[--m->depth]; break;
        case READ: Push(m, m->memory[Pop(m)]); break;
        case WRITE: right = Pop(m); m->memory[Pop(m)] = right; break;
        case EMIT: m->output = Mix(m->output, (u32)Pop(m)); break;
        default: m->output = 0; return;
        }
    }
}

/* Local 0 is the candidate, local 1 its multiple. */
static const s8 sieve[] = {
    /* 0 */ PUSH, 2, STORE, 0,
    /* 4 */ LOAD, 0, PUSH, 100, LESS, JUMP_IF_ZERO, 50,
    /* 11 */ LOAD, 0, READ, JUMP_IF_ZERO, 19, JUMP, 41, HALT,
    /* 19 */ LOAD, 0, EMIT, LOAD, 0, LOAD, 0, MULTIPLY, STORE, 1,
    /* 29 */ LOAD, 1, PUSH, 100, LESS, JUMP_IF_ZERO, 41, CALL, 51, JUMP, 29, HALT,
    /* 41 */ LOAD, 0, PUSH, 1, ADD, STORE, 0, JUMP, 4,
    /* 50 */ HALT,
    /* 51 */ LOAD, 1, PUSH, 1, WRITE, LOAD, 1, LOAD, 0, ADD, STORE, 1, RETURN,
};

static const s8 fibonacci[] = {
    /* 0 */ PUSH, 0, STORE, 0, PUSH, 1, STORE, 1, PUSH, 40, STORE, 2,
    /* 12 */ PUSH, 0, LOAD, 2, LESS, JUMP_IF_ZERO, 42,
    /* 19 */ LOAD, 0, LOAD, 1, ADD, LOAD, 1, STORE, 0, STORE, 1, LOAD, 0, EMIT,
    /* 33 */ LOAD, 2, PUSH, 1, SUBTRACT, STORE, 2, JUMP, 12,
    /* 42 */ HALT,
};

u32 Checksum(void)
{
    static machine first = {.code = sieve, .output = 15};
    static machine second = {.code = fibonacci, .output = 16};

    Run(&first);
    Run(&second);
    return Mix(Mix(first.output, first.steps), Mix(second.output, second.steps + (u32)first.top));
}
