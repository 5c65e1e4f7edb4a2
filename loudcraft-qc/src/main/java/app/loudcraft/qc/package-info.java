/** The ten-point quality gate and the mix advisor. */
package app.loudcraft.qc;
