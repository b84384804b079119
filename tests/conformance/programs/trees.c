/* 0x6032526b: linked lists and a search tree in a pool of nodes: insert, rotate, remove, walk, turn around. */
#include "checksum.h"

#define NODES 100

typedef struct node node;
struct node {
    node *left;
    node *right;
    u32 priority;
    s16 key;
    s8 used;
};

static node pool[NODES];
static node *unused;

static void FillPool(void)
{
    node *at;

    unused = 0;
    for (at = pool; at != pool + NODES; at++) {
        at->used = 0;
        at->right = unused;
        unused = at;
    }
}

static node *Take(s16 key, u32 priority)
{
    node *taken = unused;

    if (!taken) return 0;
    unused = taken->right;
    *taken = (node){.key = key, .priority = priority, .used = 1};
    return taken;
}

static void GiveBack(node *given)
{
    given->used = 0;
    given->right = unused;
    unused = given;
}

static node *RotateRight(node *top)
{
    node *left = top->left;

    top->left = left->right;
    left->right = top;
    return left;
}

static node *RotateLeft(node *top)
{
    node *right = top->right;

    top->right = right->left;
    right->left = top;
    return right;
}

static node *Insert(node *top, node *added)
{
    if (!top) return added;
    if (added->key == top->key) {
        GiveBack(added);
        return top;
    }
    if (added->key < top->key) {
        top->left = Insert(top->left, added);
        return top->left->priority > top->priority ? RotateRight(top) : top;
    }
    top->right = Insert(top->right, added);
    return top->right->priority > top->priority ? RotateLeft(top) : top;
}

static void Remove(node **at, s16 key)
{
    node *removed;

    while (*at && (*at)->key != key) at = key < (*at)->key ? &(*at)->left : &(*at)->right;
    removed = *at;
    if (!removed) return;
    while (removed->left && removed->right) {
        if (removed->left->priority > removed->right->priority) {
            *at = RotateRight(removed);
            at = &(*at)->right;
        } else {
            *at = RotateLeft(removed);
            at = &(*at)->left;
        }
    }
    *at = removed->left ? removed->left : removed->right;
    GiveBack(removed);
}

static u32 Walk(u32 sum, const node *top, u32 depth)
{
    if (!top) return sum;
    sum = Walk(sum, top->left, depth + 1);
    sum = Mix(sum, (u32)top->key * 64 + depth);
    return Walk(sum, top->right, depth + 1);
}

static node *TurnAround(node *list)
{
    node *turned = 0;

    while (list) {
        node *next = list->right;

        list->right = turned;
        turned = list;
        list = next;
    }
    return turned;
}

u32 Checksum(void)
{
    node *root = 0;
    u32 random = 17;
    u32 sum = 17;
    int i;

    FillPool();
    for (i = 0; i < 400; i++) {
        s16 key = (s16)(NextNumber(&random) % 200);

        if (i % 3 == 2) {
            Remove(&root, key);
        } else {
            node *added = Take(key, NextNumber(&random));

            if (added) root = Insert(root, added);
        }
        if (i % 40 == 0) sum = Walk(sum, root, 0);
    }
    unused = TurnAround(unused);
    for (i = 0; unused; unused = unused->right) i = i * 7 + (int)(unused - pool) + unused->used, i &= 0xffffff;
    return Mix(Walk(sum, root, 0), (u32)i);
}
