#pragma once

#include "models/routing/erlang.h"

#include <functional>
#include <vector>

namespace lianxin::routing {

/// The hall of Erlang C (of Erlang A, with patience) as the chain of birth and death it is: the
/// state is how many calls are present, those being served included. Says how far the figures of a
/// run of finite length lie from their truth (W. Whitt, Planning queueing simulations, Management
/// Science 35, 1989), by the Poisson equation of the chain, for long runs.
class ErlangChain {
public:
    /// What is counted while, or when, so many are present.
    struct Count {
        double perSecond = 0;
        double perArrival = 0;
        double perHangUp = 0;
    };
    using Counting = std::function<Count(int present)>;

    /// `meanPatienceS` 0: nobody hangs up, and the load must be below the seats.
    ErlangChain(const Offered& offered, int seats, double meanPatienceS);

    /// Standard deviation, over runs of that length, of the count a second.
    double deviationPerSecond(const Counting& counting, double runS) const;
    /// The same of the count a call.
    double deviationPerCall(const Counting& counting, double runS) const;
    /// The chance of being answered within `withinS`, in order of arrival, by how many wait before:
    /// as far as the states reach.
    std::vector<double> answeredWithin(double withinS) const;

private:
    double leaving(int present) const;
    double served(int present) const;
    double gain(const std::vector<Count>& counts) const;
    double deviation(const std::vector<Count>& counts, double runS) const;
    std::vector<Count> countsOf(const Counting& counting) const;

    double m_arrivals; ///< all rates are by the second
    double m_service;  ///< of one seat
    double m_impatience = 0;
    int m_seats;
    int m_first = 0;             ///< the lowest state that is ever seen
    std::vector<double> m_share; ///< of time, from that state on
};

} // namespace lianxin::routing
