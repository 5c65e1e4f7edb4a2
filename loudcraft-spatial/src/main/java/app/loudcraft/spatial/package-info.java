/** The eight-stage spatial engine. */
package app.loudcraft.spatial;
