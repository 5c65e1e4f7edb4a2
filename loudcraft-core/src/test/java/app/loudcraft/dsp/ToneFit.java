package app.loudcraft.dsp;

import app.loudcraft.audio.Decibels;

/** The sum of tones of known frequencies, and a constant, that comes nearest to a signal in least squares. */
final class ToneFit {

    private final double[] coefficients;
    private final double residualRms;

    /**
     * @param from the first frame that counts; frame 0 is time 0
     */
    ToneFit(float[] x, int from, int to, int rateHz, double... tonesHz) {
        int size = 2 * tonesHz.length + 1;
        double[][] normal = new double[size][size + 1];
        for (int i = from; i < to; i++) {
            double[] basis = basis(i, rateHz, tonesHz);
            for (int r = 0; r < size; r++) {
                for (int c = r; c < size; c++) {
                    normal[r][c] += basis[r] * basis[c];
                }
                normal[r][size] += basis[r] * x[i];
            }
        }
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < r; c++) {
                normal[r][c] = normal[c][r];
            }
        }
        this.coefficients = solve(normal);
        double squares = 0.0;
        for (int i = from; i < to; i++) {
            double[] basis = basis(i, rateHz, tonesHz);
            double rest = x[i];
            for (int r = 0; r < size; r++) {
                rest -= coefficients[r] * basis[r];
            }
            squares += rest * rest;
        }
        this.residualRms = Math.sqrt(squares / (to - from));
    }

    private static double[] basis(int frame, int rateHz, double[] tonesHz) {
        double[] basis = new double[2 * tonesHz.length + 1];
        basis[2 * tonesHz.length] = 1.0;
        for (int t = 0; t < tonesHz.length; t++) {
            // Whole turns are taken off before the sine, which is exact to the last digit only for small angles.
            double turns = tonesHz[t] * frame / rateHz;
            double angle = 2.0 * Math.PI * (turns - Math.floor(turns));
            basis[2 * t] = Math.cos(angle);
            basis[2 * t + 1] = Math.sin(angle);
        }
        return basis;
    }

    /** Gaussian elimination; the matrix is near diagonal, so that no pivot is looked for. */
    private static double[] solve(double[][] m) {
        int size = m.length;
        for (int p = 0; p < size; p++) {
            for (int r = p + 1; r < size; r++) {
                double factor = m[r][p] / m[p][p];
                for (int c = p; c <= size; c++) {
                    m[r][c] -= factor * m[p][c];
                }
            }
        }
        double[] solution = new double[size];
        for (int r = size - 1; r >= 0; r--) {
            double rest = m[r][size];
            for (int c = r + 1; c < size; c++) {
                rest -= m[r][c] * solution[c];
            }
            solution[r] = rest / m[r][r];
        }
        return solution;
    }

    /** The peak of tone {@code index}; 0 dBFS is 1.0. */
    double dbfs(int index) {
        return Decibels.fromAmplitude(Math.hypot(coefficients[2 * index], coefficients[2 * index + 1]));
    }

    /** Where in its turn tone {@code index} is at time 0, in radians; 0 for a sine that rises. */
    double phase(int index) {
        return Math.atan2(coefficients[2 * index], coefficients[2 * index + 1]);
    }

    /** The RMS of what is neither a tone nor constant, relative to the RMS of the first tone. */
    double residualDb() {
        return Decibels.fromAmplitude(residualRms * Math.sqrt(2.0)) - dbfs(0);
    }
}
