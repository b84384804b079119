/** What Driver Verifier's SCSI Verification watches, by the bits of its registry value VerifyLevel. */

/**
 * Bits of VerifyLevel (Microsoft Docs, "SCSI Verification"). Bit 0 switches a test on, the others switch one off each.
 */
export const VERIFY_MEMORY = 0x0000_0001;
export const VERIFY_NO_ADAPTER_CONTROL_TIME = 0x1000_0000;
export const VERIFY_NO_RESET_HOLD = 0x2000_0000;
export const VERIFY_NO_UNTAGGED = 0x4000_0000;
export const VERIFY_NO_INITIALIZE_TIME = 0x8000_0000;

/** The value that keeps the whole of SCSI Verification from being loaded, as does an absent one (same page). */
export const VERIFY_NOTHING = 0xffff_ffff;

/** "Maximum verification" (same page). */
export const MAXIMUM_VERIFICATION = VERIFY_MEMORY;

/** The page's recommendation: what it calls too stringent in most cases is off. */
export const RECOMMENDED_VERIFICATION =
  VERIFY_MEMORY | VERIFY_NO_ADAPTER_CONTROL_TIME | VERIFY_NO_UNTAGGED | VERIFY_NO_INITIALIZE_TIME;

/**
 * Which of the tests that can be switched off a machine makes; each stands for a bug check when it fails. The others,
 * 0xF1 with 1000 to 1004 and 1006, are always made: without them there would be nothing to say but that the run is wrong.
 */
export interface VerifierOptions {
  /** 0xD1: buffers and SRBs are out of reach when the miniport has no right to them. */
  readonly memory: boolean;
  /** 0xF1 1002: HwScsiAdapterControl returns within 0.5 s. */
  readonly adapterControlTime: boolean;
  /** 0xF1 1007: nothing is outstanding when the hold after a bus reset ends. */
  readonly resetHold: boolean;
  /** 0xF1 1005: no NextLuRequest beside an untagged request. */
  readonly untagged: boolean;
  /** 0xF1 1002: HwScsiInitialize returns within 5 s. */
  readonly initializeTime: boolean;
}

/**
 * @param level the registry's DWORD, signed or unsigned; undefined when there is none
 */
export function decodeVerifyLevel(level: number | undefined): VerifierOptions {
  const loaded = level !== undefined && level >>> 0 !== VERIFY_NOTHING;
  const has = (bit: number): boolean => ((level ?? 0) & bit) !== 0;
  return {
    memory: loaded && has(VERIFY_MEMORY),
    adapterControlTime: loaded && !has(VERIFY_NO_ADAPTER_CONTROL_TIME),
    resetHold: loaded && !has(VERIFY_NO_RESET_HOLD),
    untagged: loaded && !has(VERIFY_NO_UNTAGGED),
    initializeTime: loaded && !has(VERIFY_NO_INITIALIZE_TIME),
  };
}
