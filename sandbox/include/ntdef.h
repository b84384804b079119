/*
 * Basic NT types, as every driver header takes them for granted.
 * SPDX-License-Identifier: MIT
 *
 * Sizes are those of 32-bit Windows, which wasm32 shares: int, long and pointers have 4 bytes; long long
 * has 8 and is aligned to 8. Source of names and sizes: Microsoft Docs, "Windows Data Types" and ntdef.h.
 */
#ifndef _NTDEF_
#define _NTDEF_

/* ---- Decorations: they inform the reader, or a compiler for x86; here they expand to nothing ----------- */

#define IN
#define OUT
#define OPTIONAL
#define FAR
#define UNALIGNED

/* wasm32 has one calling convention; a tool that reads these headers for x86 may bring its own word. */
#ifndef NTAPI
#define NTAPI
#endif

#define CONST       const
#define FORCEINLINE static __inline __attribute__((always_inline))

/* ---- Integers ------------------------------------------------------------------------------------------ */

#define VOID void

typedef char               CHAR, CCHAR, *PCHAR, *PCCHAR, *PCH;
typedef signed char        SCHAR, *PSCHAR;
typedef unsigned char      UCHAR, *PUCHAR;
typedef short              SHORT, CSHORT, *PSHORT;
typedef unsigned short     USHORT, *PUSHORT;
typedef int                INT;
typedef long               LONG, *PLONG;
typedef unsigned long      ULONG, CLONG, *PULONG;
typedef long long          LONGLONG, *PLONGLONG;
typedef unsigned long long ULONGLONG, *PULONGLONG;
typedef UCHAR              BOOLEAN, *PBOOLEAN;
typedef ULONG              LOGICAL, *PLOGICAL;
typedef LONG               NTSTATUS, *PNTSTATUS;

typedef const UCHAR  *PCUCHAR;
typedef const USHORT *PCUSHORT;
typedef const ULONG  *PCULONG;

typedef signed char        INT8, *PINT8;
typedef signed short       INT16, *PINT16;
typedef signed int         INT32, *PINT32;
typedef long long          INT64, *PINT64;
typedef unsigned char      UINT8, *PUINT8;
typedef unsigned short     UINT16, *PUINT16;
typedef unsigned int       UINT32, *PUINT32, ULONG32, *PULONG32;
typedef unsigned long long UINT64, *PUINT64, ULONG64, *PULONG64;

#define FALSE 0
#define TRUE  1

#define MAXUCHAR  0xFF
#define MAXUSHORT 0xFFFF
#define MAXLONG   0x7FFFFFFF
#define MAXULONG  0xFFFFFFFF

/* ---- Pointers, and integers as wide as they are -------------------------------------------------------- */

typedef void  *PVOID;
typedef PVOID  HANDLE, *PHANDLE;

typedef long          LONG_PTR, *PLONG_PTR;
typedef unsigned long ULONG_PTR, *PULONG_PTR;
typedef ULONG_PTR     SIZE_T, *PSIZE_T;
typedef ULONG_PTR     KAFFINITY, *PKAFFINITY;

#ifndef NULL
#define NULL ((void *)0)
#endif

/* ---- Text ---------------------------------------------------------------------------------------------- */

typedef CHAR       *PSZ, *PSTR;
typedef const CHAR *PCSZ, *PCSTR;

/* Sixteen bits, as on Windows: the compiler runs with -fshort-wchar. */
typedef __WCHAR_TYPE__ WCHAR, *PWCHAR, *PWSTR;
typedef const WCHAR   *PCWSTR;

/* Lengths count bytes, not characters; Buffer need not end in a zero. */
typedef struct _UNICODE_STRING {
  USHORT Length;
  USHORT MaximumLength;
  PWSTR Buffer;
} UNICODE_STRING, *PUNICODE_STRING;

/* ---- 64-bit values with halves that 32-bit code can reach ---------------------------------------------- */

typedef union _LARGE_INTEGER {
  struct { ULONG LowPart; LONG HighPart; };
  struct { ULONG LowPart; LONG HighPart; } u;
  LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;

typedef union _ULARGE_INTEGER {
  struct { ULONG LowPart; ULONG HighPart; };
  struct { ULONG LowPart; ULONG HighPart; } u;
  ULONGLONG QuadPart;
} ULARGE_INTEGER, *PULARGE_INTEGER;

/* Wider than a pointer on purpose: a PC may have memory above 4 GB although its addresses have 32 bits. */
typedef LARGE_INTEGER PHYSICAL_ADDRESS, *PPHYSICAL_ADDRESS;

/* ---- Lists, identifiers -------------------------------------------------------------------------------- */

typedef struct _LIST_ENTRY {
  struct _LIST_ENTRY *Flink;
  struct _LIST_ENTRY *Blink;
} LIST_ENTRY, *PLIST_ENTRY;

typedef struct _SINGLE_LIST_ENTRY {
  struct _SINGLE_LIST_ENTRY *Next;
} SINGLE_LIST_ENTRY, *PSINGLE_LIST_ENTRY;

typedef struct _GUID {
  unsigned long Data1;
  unsigned short Data2;
  unsigned short Data3;
  unsigned char Data4[8];
} GUID, *LPGUID;

/* ---- Helpers ------------------------------------------------------------------------------------------- */

#define NT_SUCCESS(Status)          ((NTSTATUS)(Status) >= 0)
#define UNREFERENCED_PARAMETER(P)   ((void)(P))
#define ARGUMENT_PRESENT(P)         ((PVOID)(P) != NULL)

#define ANYSIZE_ARRAY 1
#define ARRAYSIZE(Array)            (sizeof(Array) / sizeof((Array)[0]))
#define FIELD_OFFSET(Type, Field)   __builtin_offsetof(Type, Field)

/* From a pointer to one of its fields back to the whole structure. */
#define CONTAINING_RECORD(Address, Type, Field) ((Type *)((PCHAR)(Address) - FIELD_OFFSET(Type, Field)))

#define C_ASSERT(Condition) _Static_assert(Condition, #Condition)

#ifndef min
#define min(A, B) ((A) < (B) ? (A) : (B))
#endif
#ifndef max
#define max(A, B) ((A) > (B) ? (A) : (B))
#endif

/* The compiler itself calls these for large assignments and initialisers, so they exist in any case. */
void *memcpy(void *Destination, const void *Source, __SIZE_TYPE__ Count);
void *memmove(void *Destination, const void *Source, __SIZE_TYPE__ Count);
void *memset(void *Destination, int Value, __SIZE_TYPE__ Count);
int memcmp(const void *Left, const void *Right, __SIZE_TYPE__ Count);

#endif
