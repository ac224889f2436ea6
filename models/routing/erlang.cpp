#include "models/routing/erlang.h"

#include <algorithm>
#include <cmath>

namespace lianxin::routing {

namespace {

/// Erlang C from Erlang B: C = nB / (n - a(1 - B)).
double waitingFrom(double blocking, double erlangs, int seats)
{
    return seats <= erlangs ? 1 : seats * blocking / (seats - erlangs * (1 - blocking));
}

double blockingOf(double erlangs, int seats)
{
    double blocking = 1;
    for (int n = 1; n <= seats; ++n)
        blocking = erlangs * blocking / (n + erlangs * blocking);
    return blocking;
}

double withinFrom(double waiting, const Offered& offered, int seats, double seconds)
{
    const double spare = seats - offered.erlangs();
    return spare <= 0 ? 0 : 1 - waiting * std::exp(-spare * seconds / offered.meanHandleS);
}

} // namespace

double chanceOfWaiting(const Offered& offered, int seats)
{
    const double erlangs = offered.erlangs();
    return erlangs <= 0 ? 0 : waitingFrom(blockingOf(erlangs, seats), erlangs, seats);
}

double answeredWithin(const Offered& offered, int seats, double seconds)
{
    if (offered.erlangs() <= 0)
        return 1;
    return withinFrom(chanceOfWaiting(offered, seats), offered, seats, seconds);
}

std::optional<double> meanWaitS(const Offered& offered, int seats)
{
    const double spare = seats - offered.erlangs();
    if (spare <= 0)
        return std::nullopt;
    return chanceOfWaiting(offered, seats) * offered.meanHandleS / spare;
}

int seatsNeeded(const Offered& offered, const ServiceTarget& target)
{
    const double erlangs = offered.erlangs();
    if (erlangs <= 0)
        return 0;
    const double share = std::clamp(target.share, 0.0, 0.9999);
    double blocking = 1;
    for (int n = 1;; ++n) {
        blocking = erlangs * blocking / (n + erlangs * blocking);
        if (n > erlangs &&
            withinFrom(waitingFrom(blocking, erlangs, n), offered, n, target.withinS) >= share)
            return n;
    }
}

} // namespace lianxin::routing
