#include "models/assist/cues.h"

namespace lianxin::assist {

Cues::Cues(std::span<const Cue> cues) : m_cues(cues.begin(), cues.end())
{
    for (std::size_t i = 0; i < m_cues.size(); ++i)
        m_phrases.add(m_cues[i].words, static_cast<int>(i));
    m_phrases.build();
}

std::vector<Cues::Hit> Cues::find(std::u32string_view normalised) const
{
    std::vector<Hit> hits;
    for (const auto& hit : longest(m_phrases.find(normalised))) {
        const auto& cue = m_cues[static_cast<std::size_t>(hit.id)];
        hits.push_back({hit.from, hit.to, cue.meaning, cue.weight});
    }
    return hits;
}

} // namespace lianxin::assist
