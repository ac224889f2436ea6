#include "server-stub/http/stream_hub.h"

#include "server-stub/http/stream_loop.h"

namespace lianxin::http {

StreamHub::StreamHub(History history, Now now, Holds holds, HubLimits limits)
    : m_loop(std::make_unique<Loop>(std::move(history), std::move(now), std::move(holds), limits))
{}

StreamHub::~StreamHub() = default;

Status StreamHub::start(std::int64_t seq)
{
    return m_loop->start(seq);
}

void StreamHub::stop()
{
    m_loop->stop();
}

Status StreamHub::add(const Poco::Net::StreamSocket& socket, Listener listener)
{
    return m_loop->add(socket, std::move(listener));
}

void StreamHub::publish(std::vector<store::StoredEvent> events)
{
    m_loop->post([this, events = std::make_shared<std::vector<store::StoredEvent>>(
                            std::move(events))] { m_loop->publish(std::move(*events)); });
}

void StreamHub::relay(const std::string& topic, const SeatId& seat, const std::string& type,
                      const std::string& data)
{
    const auto frame =
        std::make_shared<const std::string>("event: " + type + "\ndata: " + data + "\n\n");
    m_loop->post([this, topic, seat, frame] { m_loop->relay(topic, seat, frame); });
}

void StreamHub::endLogin(const std::string& tokenDigest)
{
    m_loop->post([this, tokenDigest] { m_loop->endLogin(tokenDigest); });
}

bool StreamHub::isFull() const
{
    return m_loop->isFull();
}

HubFigures StreamHub::figures() const
{
    return m_loop->figures();
}

} // namespace lianxin::http
