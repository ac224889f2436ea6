#include "models/assist/feature_space.h"

#include <algorithm>
#include <cmath>

namespace lianxin::assist {

namespace {

/// Runs met so far that are remembered; beyond, those met only once are forgotten.
constexpr std::size_t kMostRemembered = std::size_t{1} << 23;
/// One text more a run must stand in for each so many texts.
constexpr std::size_t kTextsPerLeast = 20000;

/// How many texts hold each run, in open addressing: a hundred thousand letters hold a hundred
/// million.
class RunCounter {
public:
    RunCounter() : m_slots(std::size_t{1} << 16) {}

    void add(std::uint32_t key)
    {
        if (2 * m_used >= m_slots.size())
            makeRoom();
        Slot& slot = slotOf(m_slots, key);
        m_used += slot.texts == 0 ? 1 : 0;
        slot.key = key;
        ++slot.texts;
    }

    struct Slot {
        std::uint32_t key = 0;
        std::uint32_t texts = 0; ///< 0: free
    };
    const std::vector<Slot>& slots() const { return m_slots; }

private:
    static Slot& slotOf(std::vector<Slot>& slots, std::uint32_t key)
    {
        const std::size_t mask = slots.size() - 1;
        std::size_t at = key & mask;
        while (slots[at].texts != 0 && slots[at].key != key)
            at = (at + 1) & mask;
        return slots[at];
    }

    void makeRoom()
    {
        const bool forget = m_used >= kMostRemembered;
        std::vector<Slot> next(forget ? m_slots.size() : 2 * m_slots.size());
        m_used = 0;
        for (const Slot& slot : m_slots) {
            if (slot.texts <= (forget ? 1U : 0U))
                continue;
            slotOf(next, slot.key) = slot;
            ++m_used;
        }
        if (2 * m_used >= next.size()) { // nearly all stand in several texts
            m_slots = std::move(next);
            next.assign(2 * m_slots.size(), {});
            for (const Slot& slot : m_slots)
                if (slot.texts > 0)
                    slotOf(next, slot.key) = slot;
        }
        m_slots = std::move(next);
    }

    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
};

RunCounter countRuns(std::span<const Sides> texts, const std::vector<View>& views)
{
    RunCounter counter;
    for (const Sides& text : texts)
        for (const View& view : views)
            for (const auto& gram : text::grams(sideOf(text, view.side), rangeOf(view)))
                counter.add(gram.key);
    return counter;
}

/// Smallest number of texts so that at most `most` runs stand in as many.
std::uint32_t leastFor(const RunCounter& counter, std::size_t texts, std::size_t most)
{
    constexpr std::size_t kBins = 4096;
    std::vector<std::size_t> bins(kBins + 1);
    for (const auto& slot : counter.slots())
        ++bins[std::min<std::size_t>(slot.texts, kBins)];
    const std::size_t floor = 2 + texts / kTextsPerLeast;
    std::size_t kept = 0;
    std::size_t least = kBins;
    while (least >= floor && kept + bins[least] <= most)
        kept += bins[least--];
    return static_cast<std::uint32_t>(least + 1);
}

} // namespace

FeatureSpace spaceOf(std::span<const Sides> texts, const std::vector<View>& views, std::size_t most)
{
    const RunCounter counter = countRuns(texts, views);
    const std::uint32_t least = leastFor(counter, texts.size(), most);
    std::vector<RunCounter::Slot> kept;
    for (const auto& slot : counter.slots())
        if (slot.texts >= least)
            kept.push_back(slot);
    std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    FeatureSpace space;
    const double all = 1 + static_cast<double>(texts.size());
    for (const auto& slot : kept) {
        space.keys.push_back(slot.key);
        space.rarity.push_back(static_cast<float>(1 + std::log(all / (1.0 + slot.texts))));
    }
    return space;
}

} // namespace lianxin::assist
