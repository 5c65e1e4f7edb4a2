package app.loudcraft.spatial;

/** The response of a filter at one frequency, summed from its impulse response term by term. */
record Response(double re, double im) {

    static Response of(double[] impulseResponse, double hz, int rate) {
        double turn = 2.0 * Math.PI * hz / rate;
        double re = 0.0, im = 0.0;
        for (int i = 0; i < impulseResponse.length; i++) {
            if (impulseResponse[i] != 0.0) {
                re += impulseResponse[i] * Math.cos(turn * i);
                im -= impulseResponse[i] * Math.sin(turn * i);
            }
        }
        return new Response(re, im);
    }

    double power() {
        return re * re + im * im;
    }

    double amplitude() {
        return Math.sqrt(power());
    }

    double gainDb() {
        return 10.0 * Math.log10(power());
    }
}
