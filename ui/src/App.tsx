import { QueryClientProvider } from "@tanstack/react-query";
import { type RouterHistory, RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { newRouter } from "./frame/routes";
import { newQueries } from "./parts/queries";
import { Appearance } from "./theme/Appearance";

export function App({ history }: { history?: RouterHistory }) {
  const [queries] = useState(newQueries);
  const [router] = useState(() => newRouter(history));
  return (
    <QueryClientProvider client={queries}>
      <Appearance>
        <RouterProvider router={router} />
      </Appearance>
    </QueryClientProvider>
  );
}
