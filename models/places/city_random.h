#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lianxin::places {

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine, which <random>'s
/// distributions do not promise.
class CityRandom {
public:
    explicit CityRandom(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        return mixed(m_state);
    }
    /// 0 … n-1; 0 for n = 0. The bias of the modulus is below 1e-12 for the sizes used.
    std::size_t below(std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(next() % n); }
    /// [0, 1)
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    template <class T> const T& pick(const std::vector<T>& from)
    {
        return from[below(from.size())];
    }
    template <class T> void shuffle(std::vector<T>& list)
    {
        for (std::size_t i = list.size(); i > 1; --i) {
            const std::size_t j = below(i);
            T held = list[i - 1];
            list[i - 1] = list[j];
            list[j] = held;
        }
    }

    /// A number in [0, 1) that belongs to a spot, whatever was drawn before.
    static double at(std::uint64_t seed, int x, int y)
    {
        const std::uint64_t spot =
            (static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32) |
            static_cast<std::uint32_t>(y);
        return static_cast<double>(mixed(mixed(seed ^ 0xD1B54A32D192ED03ULL) + mixed(spot)) >> 11) *
               0x1.0p-53;
    }

private:
    static std::uint64_t mixed(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    std::uint64_t m_state;
};

} // namespace lianxin::places
