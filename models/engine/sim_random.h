#pragma once

#include <cmath>
#include <cstdint>

namespace lianxin::engine {

/// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea, Flood 2014) and the
/// textbook transformations, because the standard library's distributions differ between makers.
/// One stream a caller: what a caller does never depends on what happens to the others.
class SimRandom {
public:
    explicit SimRandom(std::uint64_t seed, std::uint64_t stream = 0)
        : m_state(mixed(seed + kStep * (stream + 1)))
    {}

    std::uint64_t next() { return mixed(m_state += kStep); }
    /// From 0 to below 1.
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    double exponential(double mean) { return -std::log1p(-unit()) * mean; }
    /// Log-normal by the mean and standard deviation of the values themselves; a constant when
    /// there is no deviation.
    double logNormal(double mean, double deviation)
    {
        if (mean <= 0 || deviation <= 0)
            return mean;
        const double variance = std::log1p(deviation * deviation / (mean * mean));
        return std::exp(std::log(mean) - variance / 2 + std::sqrt(variance) * normal());
    }

private:
    static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ULL;

    static std::uint64_t mixed(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// Box and Muller.
    double normal()
    {
        constexpr double kTurn = 6.283185307179586;
        const double radius = std::sqrt(-2 * std::log1p(-unit()));
        return radius * std::cos(kTurn * unit());
    }

    std::uint64_t m_state;
};

} // namespace lianxin::engine
