#include "resources/resources.h"

#include <QtGlobal>

/// Q_INIT_RESOURCE declares a function of the global namespace.
static void initialise()
{
    Q_INIT_RESOURCE(lianxin_map);
    Q_INIT_RESOURCE(lianxin_leaflet);
    Q_INIT_RESOURCE(lianxin_style);
    Q_INIT_RESOURCE(lianxin_city);
}

namespace lianxin::resources {

void load()
{
    initialise();
}

} // namespace lianxin::resources
