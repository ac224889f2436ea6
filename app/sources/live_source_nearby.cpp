#include "app/sources/cards.h"
#include "app/sources/live_source.h"

#include <QPointer>

namespace lianxin::sources {

using namespace ticket::field;

namespace {

constexpr double kNearMetres = 500;
constexpr int kNearDays = 30; ///< long enough that some have an outcome

} // namespace

void LiveSource::showNearby(const session::PinPlaced& pin)
{
    m_with.centre->ticketsNear(pin.point, kNearMetres, kNearDays,
                               [this, self = QPointer(this), id = m_recorder.id(),
                                pin](const std::vector<engine::TicketView>& found) {
                                   if (!self || id != m_recorder.id() || !m_city)
                                       return;
                                   m_near = found;
                                   std::erase_if(m_near, [this](const auto& ticket) {
                                       return shown(ticket.id).has_value();
                                   });
                                   m_sorted.reset();
                                   sortNearby(pin.point);
                               });
}

/// Anew only where category or summary tell something else than when they were last sorted.
void LiveSource::sortNearby(places::Point pin)
{
    const SoughtMatter sought{pin, CategoryCode(session::valueOf(session(), kCategory)),
                              session::valueOf(session(), kSummary)};
    if (!m_city || m_sorted == sought)
        return;
    m_sorted = sought;
    session::NearbyShown shown{nearbyCards(m_near, *m_city, sought)};
    if (shown.tickets != session().nearby)
        record(std::move(shown));
}

void LiveSource::followMatter()
{
    if (m_near.empty() || m_recorder.id().empty() || session().submitted || !m_sorted)
        return;
    sortNearby(m_sorted->pin);
}

} // namespace lianxin::sources
