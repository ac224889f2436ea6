#include "models/routing/erlang_chain.h"

#include <algorithm>
#include <cmath>

namespace lianxin::routing {

namespace {

/// Beside the most frequent state; what is rarer is never seen.
constexpr double kRare = 1e-16;
constexpr std::size_t kMostStates = 4'000'000;

} // namespace

ErlangChain::ErlangChain(const Offered& offered, int seats, double meanPatienceS)
    : m_arrivals(offered.callsPerHour / 3600), m_service(1 / offered.meanHandleS), m_seats(seats)
{
    if (meanPatienceS > 0)
        m_impatience = 1 / meanPatienceS;
    const double surplus = m_arrivals - m_service * seats;
    const int top =
        static_cast<int>(surplus > 0 ? seats + surplus / m_impatience : m_arrivals / m_service);
    double share = 1;
    for (m_first = top; m_first > 0 && share > kRare; --m_first) {
        m_share.push_back(share);
        share *= (served(m_first) + leaving(m_first)) / m_arrivals;
    }
    m_share.push_back(share);
    std::ranges::reverse(m_share);
    share = 1;
    for (int present = top + 1; share > kRare && m_share.size() < kMostStates; ++present)
        m_share.push_back(share *= m_arrivals / (served(present) + leaving(present)));
    double all = 0;
    for (const double one : m_share)
        all += one;
    for (double& one : m_share)
        one /= all;
}

double ErlangChain::served(int present) const
{
    return m_service * std::min(present, m_seats);
}

double ErlangChain::leaving(int present) const
{
    return m_impatience * std::max(0, present - m_seats);
}

std::vector<ErlangChain::Count> ErlangChain::countsOf(const Counting& counting) const
{
    std::vector<Count> counts;
    counts.reserve(m_share.size());
    for (int present = m_first; counts.size() < m_share.size(); ++present)
        counts.push_back(counting(present));
    return counts;
}

/// What is counted a second, in the long run.
double ErlangChain::gain(const std::vector<Count>& counts) const
{
    double all = 0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        all += m_share[i] * (counts[i].perSecond + m_arrivals * counts[i].perArrival +
                             leaving(m_first + static_cast<int>(i)) * counts[i].perHangUp);
    return all;
}

/// The solution v of the Poisson equation enters by its steps: what one more call present adds to
/// all that is still to be counted. The count, less its gain, plus v is a martingale, and its
/// jumps' squares are the variance.
double ErlangChain::deviation(const std::vector<Count>& counts, double runS) const
{
    const double mean = gain(counts);
    double variance = 0;
    double below = 0; ///< counted beyond the mean in the states so far
    double step = 0;  ///< from the state before to this one
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const int present = m_first + static_cast<int>(i);
        const auto& count = counts[i];
        variance += m_share[i] * (served(present) * step * step +
                                  leaving(present) * std::pow(count.perHangUp - step, 2));
        below += m_share[i] * (count.perSecond + m_arrivals * count.perArrival +
                               leaving(present) * count.perHangUp - mean);
        step = -below / (m_arrivals * m_share[i]);
        variance += m_share[i] * m_arrivals * std::pow(count.perArrival + step, 2);
    }
    return std::sqrt(variance / runS);
}

double ErlangChain::deviationPerSecond(const Counting& counting, double runS) const
{
    return deviation(countsOf(counting), runS);
}

/// A quotient: what is counted, less its mean for each call, over the calls.
double ErlangChain::deviationPerCall(const Counting& counting, double runS) const
{
    auto counts = countsOf(counting);
    const double mean = gain(counts) / m_arrivals;
    for (auto& count : counts)
        count.perArrival -= mean;
    return deviation(counts, runS) / m_arrivals;
}

/// j waiting before: j + 1 departures at the rates nμ, nμ + θ, …: in time with the chance
/// nμ / (nμ + (j+1)θ) × I(1 - e^(-θt); j + 1, nμ/θ + 1), the incomplete beta function summed term
/// by term; without patience the sum is Poisson's.
std::vector<double> ErlangChain::answeredWithin(double withinS) const
{
    const double all = m_service * m_seats;
    const double gone = 1 - std::exp(-m_impatience * withinS);
    std::vector<double> chances;
    double term = -(all + m_impatience) * withinS;
    double inTime = 1;
    const int last = m_first + static_cast<int>(m_share.size());
    for (int before = 0; m_seats + before < last; ++before) {
        inTime -= std::exp(term);
        const double grows =
            m_impatience > 0 ? gone * (before + all / m_impatience + 1) : all * withinS;
        term += std::log(grows / (before + 1));
        chances.push_back(std::max(0.0, inTime) * all / (all + (before + 1) * m_impatience));
    }
    return chances;
}

} // namespace lianxin::routing
