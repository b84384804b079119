/** Where rules are written. Titles are in the finding texts under `source.<id>`. */

const LEARN = 'https://learn.microsoft.com/en-us/windows-hardware/drivers';
/** Where the pages of SCSI miniports went when they were archived. */
const ARCHIVE = 'https://learn.microsoft.com/en-us/previous-versions/windows/drivers';

/** Public addresses; the HBA's own data sheet is a page of the site and has none. */
export const SOURCES = {
  'interrupt-routine': `${ARCHIVE}/storage/scsi-miniport-driver-s-hwscsiinterrupt-routine`,
  deferring: `${ARCHIVE}/storage/deferring-interrupt-driven-i-o-from-hwscsiinterrupt`,
  'error-handling': `${ARCHIVE}/storage/error-handling-in-scsi-miniport-drivers`,
  'interrupt-prototype': `${LEARN}/ddi/srb/nc-srb-phw_interrupt`,
  'initialization-data': `${LEARN}/ddi/srb/ns-srb-_hw_initialization_data`,
  'scsi-port-initialize': `${LEARN}/ddi/srb/nf-srb-scsiportinitialize`,
  'scsi-port-notification': `${LEARN}/ddi/srb/nf-srb-scsiportnotification`,
  'scsi-port-free-device-base': `${LEARN}/ddi/srb/nf-srb-scsiportfreedevicebase`,
  'scsi-port-get-bus-data': `${LEARN}/ddi/srb/nf-srb-scsiportgetbusdata`,
  'scsi-port-get-device-base': `${LEARN}/ddi/srb/nf-srb-scsiportgetdevicebase`,
  'scsi-port-get-uncached-extension': `${LEARN}/ddi/srb/nf-srb-scsiportgetuncachedextension`,
  'scsi-port-set-bus-data-by-offset': `${LEARN}/ddi/srb/nf-srb-scsiportsetbusdatabyoffset`,
  'scsi-port-validate-range': `${LEARN}/ddi/srb/nf-srb-scsiportvalidaterange`,
  'scsi-port-stall-execution': `${LEARN}/ddi/srb/nf-srb-scsiportstallexecution`,
  'scsi-debug-print': `${LEARN}/ddi/srb/nf-srb-scsidebugprint`,
  'scsi-port-io-map-transfer': `${LEARN}/ddi/srb/nf-srb-scsiportiomaptransfer`,
  'scsi-port-flush-dma': `${LEARN}/ddi/srb/nf-srb-scsiportflushdma`,
  'dma-started-routine': `${LEARN}/storage/scsi-miniport-driver-s-hwscsidmastarted-routine`,
  'scsi-request-block': `${LEARN}/ddi/srb/ns-srb-_scsi_request_block`,
  'register-access': `${LEARN}/ddi/srb/nf-srb-scsiportreadregisterulong`,
  'bug-check-0x1e': `${LEARN}/debugger/bug-check-0x1e--kmode-exception-not-handled`,
  'bug-check-0x41': `${LEARN}/debugger/bug-check-0x41--must-succeed-pool-empty`,
  'bug-check-0x50': `${LEARN}/debugger/bug-check-0x50--page-fault-in-nonpaged-area`,
  'bug-check-0x7f': `${LEARN}/debugger/bug-check-0x7f--unexpected-kernel-mode-trap`,
  'read-only-memory': `${LEARN}/kernel/accessing-read-only-system-memory`,
  'bug-check-0xd1': `${LEARN}/debugger/bug-check-0xd1--driver-irql-not-less-or-equal`,
  'bug-check-0xf1': `${LEARN}/debugger/bug-check-0xf1--scsi-verifier-detected-violation`,
  'bug-check-0xf2': `${LEARN}/debugger/bug-check-0xf2--hardware-interrupt-storm`,
  'data-sheet': undefined,
} as const;

export type SourceId = keyof typeof SOURCES;
